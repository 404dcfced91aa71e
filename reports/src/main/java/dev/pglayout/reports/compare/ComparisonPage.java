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
        List<Map<String, Object>> rows = comparison.cells().stream()
                .map(cell -> Map.<String, Object>of(
                        "css", cell.verdict().toString().toLowerCase(Locale.ROOT),
                        "cells", ComparisonRows.of(cell)))
                .toList();
        Map<String, Object> model = Map.of(
                "title", ComparisonRows.title(comparison),
                "sum", ComparisonRows.sum(comparison),
                "header", ComparisonRows.HEADER,
                "rows", rows,
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
