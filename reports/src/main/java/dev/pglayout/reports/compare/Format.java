package dev.pglayout.reports.compare;

import dev.pglayout.reports.io.TextFile;

/** How a comparison can be shown. */
public enum Format {
    TERMINAL {
        @Override
        public String of(Comparison comparison) {
            return ComparisonText.terminal(comparison);
        }
    },
    MARKDOWN {
        @Override
        public String of(Comparison comparison) {
            return ComparisonText.markdown(comparison);
        }
    },
    HTML {
        @Override
        public String of(Comparison comparison) {
            return ComparisonPage.html(comparison);
        }
    },
    CSV {
        @Override
        public String of(Comparison comparison) {
            return ComparisonData.csv(comparison);
        }
    },
    JSON {
        @Override
        public String of(Comparison comparison) {
            return TextFile.json(ComparisonData.of(comparison));
        }
    };

    public abstract String of(Comparison comparison);
}
