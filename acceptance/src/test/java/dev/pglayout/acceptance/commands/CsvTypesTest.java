package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text is converted into each type as PostgreSQL itself does it, and refused where it does. */
class CsvTypesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            boolean          | true;f;YES;off;1                                                  | 2;maybe
            smallint         | 0;-32768;+32767; 7                                                | 32768;1.0;x
            integer          | -2147483648;2147483647;007                                        | 2147483648;--1;1e3
            bigint           | -9223372036854775808;9223372036854775807                          | 9223372036854775808;12x
            real             | 1.5;-1e-10;NaN;inf;3.4028235e38                                   | 1e39;1,5;one
            double precision | 0.1;-1.7976931348623157e308;-Infinity;.5;5.                       | 1e309;1d;.
            numeric          | 0;0.00;-0.000100;123456789012345678901234567890.5;1e20;12e-3;10000;99990000.0001;NaN;Infinity;-inf | 1.2.3;abc;1e
            numeric(6,2)     | 9999.99;-9999.994;0.005;-0.005;1e3;.1;nan                         | 10000;9999.995;Infinity
            text             | x;ä 漢 😀;'                                                       |
            varchar(3)       | abc;a  ;äöü;ab                                                    | abcd;😀😀😀😀
            char(3)          | a;abc                                                             | abcd
            uuid             | 57e1faba-6510-4204-9f10-bf04d8207f46;{57E1FABA65104204-9f10bf04d8207f46};57e1faba651042049f10bf04d8207f46 | 57e1faba;57e1faba-6510-4204-9f10-bf04d8207f4g
            date             | 2024-02-29;1970-01-01;0001-01-01;9999-12-31;infinity;-Infinity    | 2023-02-29;2024-13-01;yesterdy
            timestamp        | 2024-01-31 23:59:59.123456;2024-01-31T00:00;1960-05-05 05:05:05.5;infinity;-infinity  | 2024-01-32 00:00;25:00
            timestamptz      | 2024-01-31 12:00:00+02;2024-01-31T12:00:00Z;2024-01-31 12:00:00-0530;2024-01-31 12:00;infinity;-infinity | 2024-01-31 24:61;now-ish
            json             | {"a": [1, null]};"x";3                                            | {a: 1};{"a": 1} 2;[1
            jsonb            | {"b": 1, "a": {"c": []}};[];true                                  | {"a": "\\u0000"};{
            mood             | sad;ok;very happy                                                 | Sad;sad ;none
            posint           | 1;2147483647                                                      | 2147483648;x
            bytea            | \\x;\\xDEADbeef                                                    | \\xabc;\\xzz
            """)
    void asPostgresqlDoes(String type, String good, String bad, @TempDir Path folder) throws Exception {
        OneDatabase database = OneDatabase.empty("csv_types");
        database.execute("CREATE TYPE mood AS ENUM ('sad', 'ok', 'very happy')");
        database.execute("CREATE DOMAIN posint AS integer CHECK (value > 0)");
        database.execute("CREATE TABLE t (given text, value " + type + ")");
        List<String> refused = bad == null ? List.of() : List.of(bad.strip().split(";"));
        Path file = folder.resolve("values.csv");
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file), CSVFormat.RFC4180)) {
            printer.printRecord("given", "value");
            for (String text : (good + ";" + String.join(";", refused)).split(";")) {
                printer.printRecord(text, text);
            }
        }

        Outcome outcome = Pglayout.in(folder)
                .run(List.of(
                        "load", "--url=" + database.url(), "--table=t", "--csv", file.toString(), "--on-error=skip"))
                .ended(ExitCode.OK);

        assertThat(database.all("SELECT given FROM t")).containsExactly(good.split(";"));
        // As text, because NaN and an empty bytea are compared too.
        assertThat(database.all("SELECT given || ' became ' || value::text FROM t WHERE value::text <> given::" + type
                        + "::text"))
                .isEmpty();
        for (int i = 0; i < refused.size(); i++) {
            int line = 2 + good.split(";").length + i;
            assertThat(outcome.out()).contains("values.csv:" + line + ": column value: '");
            String literal = refused.get(i).replace("'", "''");

            assertThat(database.ask("SELECT pg_input_is_valid('" + literal + "', '" + type + "')"))
                    .as("PostgreSQL takes '%s' as %s", refused.get(i), type)
                    .isEqualTo("f");
        }
    }
}
