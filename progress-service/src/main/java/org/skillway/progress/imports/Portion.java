package org.skillway.progress.imports;

import java.util.ArrayList;
import java.util.List;

/** What has been read of an upload and is not kept yet, and how far the reading is. */
final class Portion implements Intake {

    private static final int MOST = 5_000;

    /** However many faults a hostile file has, only so many are kept; all are counted. */
    private static final long MOST_FAULTS = 10_000;

    private final Runnable whenFull;
    private final List<CompletionRow> rows = new ArrayList<>();
    private final List<CompletionFault> faults = new ArrayList<>();
    private long lines;
    private long lastRow;
    private long faultCount;

    /** @param whenFull keeps what is here, and clears it */
    Portion(Runnable whenFull) {
        this.whenFull = whenFull;
    }

    @Override
    public void line(long number) {
        if (rows.size() + faults.size() >= MOST) {
            whenFull.run();
        }
        lines = number;
    }

    @Override
    public void row(CompletionRow row) {
        rows.add(row);
        lastRow = row.line();
    }

    @Override
    public void fault(CompletionFault fault) {
        faultCount++;
        if (faultCount <= MOST_FAULTS) {
            faults.add(fault);
        }
    }

    void clear() {
        rows.clear();
        faults.clear();
    }

    List<CompletionRow> rows() {
        return List.copyOf(rows);
    }

    List<CompletionFault> faults() {
        return List.copyOf(faults);
    }

    long lines() {
        return lines;
    }

    long lastRow() {
        return lastRow;
    }

    long faultCount() {
        return faultCount;
    }
}
