package dev.pglayout.jmh.pgbench;

import dev.pglayout.console.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The rounds as CSV, each on disk before the next begins; nothing where no file is wanted. */
final class RoundsFile implements AutoCloseable {
    private final CSVPrinter printer;

    private RoundsFile(CSVPrinter printer) {
        this.printer = printer;
    }

    /** @param path null for none */
    static RoundsFile at(Path path) {
        try {
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setHeader("round", "operation", "arm", "pgbench_us", "jmh_us")
                    .setRecordSeparator('\n')
                    .get();
            return new RoundsFile(path == null ? null : format.print(Files.newBufferedWriter(path)));
        } catch (IOException e) {
            throw UserError.badInput("--out %s cannot be written: %s", path, e.getMessage());
        }
    }

    void add(CheckedRound measured) {
        if (printer == null) {
            return;
        }
        try {
            printer.printRecord(
                    measured.round(), measured.operation(), measured.arm(), measured.pgbench(), measured.jmh());
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (printer != null) {
            printer.close();
        }
    }
}
