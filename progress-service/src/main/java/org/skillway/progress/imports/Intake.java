package org.skillway.progress.imports;

/** Takes in what a reader finds, as it finds it. */
interface Intake {

    /** A line has been read, whatever is in it. */
    void line(long number);

    void row(CompletionRow row);

    void fault(CompletionFault fault);
}
