package dev.pglayout.reports.compare;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison as one offline page. */
final class ComparisonPage {
    private static final Configuration TEMPLATES = templates();

    private ComparisonPage() {}

    static String html(Comparison comparison) {
        StringWriter html = new StringWriter(1 << 14);
        Map<String, Object> model = Map.of(
                "title",
                        "%s compared with %s"
                                .formatted(
                                        comparison.other().runId(),
                                        comparison.base().runId()),
                "dates", ComparisonRows.title(comparison),
                "sum", ComparisonRows.sum(comparison),
                "header", ComparisonRows.HEADER.subList(1, ComparisonRows.HEADER.size()),
                "operations", operations(comparison),
                "method", ComparisonRows.method(comparison),
                "reasons", ComparisonRows.reasons(comparison),
                "differences", comparison.differences());
        try {
            TEMPLATES.getTemplate("compare.ftlh").process(model, html);
        } catch (TemplateException e) {
            throw new IllegalStateException("the comparison's template and its model do not fit", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return html.toString();
    }

    private static List<Map<String, Object>> operations(Comparison comparison) {
        return ComparisonRows.byOperation(comparison).entrySet().stream()
                .map(entry -> Map.of(
                        "name", entry.getKey(),
                        "rows",
                                entry.getValue().stream()
                                        .map(ComparisonPage::row)
                                        .toList()))
                .toList();
    }

    private static Map<String, Object> row(ComparedCell cell) {
        List<String> cells = ComparisonRows.of(cell);
        return Map.of(
                "css", cell.verdict().toString().toLowerCase(Locale.ROOT), "cells", cells.subList(1, cells.size()));
    }

    private static Configuration templates() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(ComparisonPage.class, "");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        return configuration;
    }
}
