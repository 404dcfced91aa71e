package dev.pglayout.reports.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pglayout.reports.render.view.Page;
import dev.pglayout.reports.verdict.Trust;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/**
 * {@code index.html}: one file without scripts, fonts or anything else from a network.
 *
 * <p>All charts are SVG from the template; there is no charting library. A page without scripts can forbid them (its
 * content security policy does), so that names out of a foreign run.json can never run; it looks the same where scripts
 * are blocked anyway (CI servers showing artefacts, mail), on paper and for a screen reader; and it opens with its charts
 * drawn. What a library would add, values under the pointer, SVG's {@code title} gives; zooming into the 12 to 20 dots
 * of a cell would show nothing that is not there already.
 */
final class HtmlReport {
    private static final Configuration TEMPLATES = templates();

    private HtmlReport() {}

    static String of(RunIndex index, Trust trust, Surroundings around) {
        Page page = Pages.of(index, trust, around, resource("style.css"));
        StringWriter html = new StringWriter(1 << 18);
        try {
            TEMPLATES.getTemplate("index.ftlh").process(Map.of("page", page), html);
        } catch (TemplateException e) {
            throw new IllegalStateException("the report's template and its model do not fit", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return html.toString();
    }

    private static Configuration templates() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(HtmlReport.class, "");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        return configuration;
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
