package dev.pglayout.reports.compare;

import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.model.Verdict;
import java.util.List;

/**
 * Two runs compared across nights.
 *
 * @param base what the new run is compared with
 * @param cells in the new run's order of operations, then arms; then what is in the base run alone
 * @param differences of their environments and plans, one line each
 */
public record Comparison(Brief base, Brief other, List<ComparedCell> cells, List<String> differences) {
    /** METHOD of prediction intervals: fewer nights say too little of how nights differ. */
    public static final int NIGHTS_NEEDED = 20;

    public List<ComparedCell> with(Verdict verdict) {
        return cells.stream().filter(cell -> cell.verdict() == verdict).toList();
    }
}
