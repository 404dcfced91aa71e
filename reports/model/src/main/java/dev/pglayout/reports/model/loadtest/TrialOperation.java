package dev.pglayout.reports.model.loadtest;

import java.util.Map;

/**
 * One operation of a trial. Histograms are HdrHistograms of nanoseconds, V2 compressed and Base64, and hold successful
 * operations only: an error is never a fast answer.
 *
 * @param operation name of the operation, or of the transaction
 * @param weight its share of the mix
 * @param ok how many succeeded
 * @param ko how many did not
 * @param errors of those, how many by error ({@code SQLSTATE 57P01 terminating connection …})
 * @param rowsConfirmed rows that the server confirmed as written, by commit, those of the warm-up included; 0 for reads
 * @param response from the intended start to the end: what a user waits
 * @param service from the actual start to the end: what the server and the driver take
 * @param lag from the intended to the actual start: what waiting for a free connection takes
 */
public record TrialOperation(
        String operation,
        double weight,
        long ok,
        long ko,
        Map<String, Long> errors,
        long rowsConfirmed,
        String response,
        String service,
        String lag) {}
