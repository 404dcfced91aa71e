package dev.pglayout.reports.io;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/** The one JSON dialect of result files: records in declaration order, missing lists and maps read as empty. */
final class Json {
    static final JsonMapper MAPPER = mapper();

    private Json() {}

    static ObjectReader reader(Class<?> type) {
        return MAPPER.readerFor(type);
    }

    /** One property per line and {@code \n} on every platform, so that two results can be compared with diff. */
    static ObjectWriter pretty() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(indenter));
    }

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withConfigOverride(List.class, o -> o.setSetterInfo(emptyForNull()))
                .withConfigOverride(Map.class, o -> o.setSetterInfo(emptyForNull()))
                .build();
        // A histogram of a long fork is one string.
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(100_000_000)
                        .build());
        return mapper;
    }

    private static JsonSetter.Value emptyForNull() {
        return JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.SKIP);
    }
}
