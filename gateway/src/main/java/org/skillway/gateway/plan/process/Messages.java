package org.skillway.gateway.plan.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanModule;

/** What the process that plans and the one that has started it tell each other, over its standard input and output. */
final class Messages {

    /** Nothing but what plans are made of is read. */
    private static final ObjectInputFilter WHAT_PLANS_ARE_MADE_OF = ObjectInputFilter.Config.createFilter(
            "org.skillway.gateway.plan.**;java.lang.*;java.util.*;java.time.*;!*");

    private Messages() {}

    /** To the process that plans. */
    sealed interface Order extends Serializable {}

    /** A catalog, and the number by which jobs name it. */
    record Learn(long problem, List<IdSet> prerequisites, List<PlanModule> modules) implements Order {}

    /** No job names it any more. */
    record Forget(long problem) implements Order {}

    record Begin(long number, long problem, Job<?> job) implements Order {}

    /** Nobody waits for this any more, nor for any job before. */
    record Cancel(long number) implements Order {}

    /** From the process that plans. */
    sealed interface Report extends Serializable {}

    /** @param nativePart whether OR-Tools has one for this platform */
    record Ready(boolean nativePart) implements Report {}

    record Done(long number, Job.Found<?> found) implements Report {}

    /** It has thrown something. */
    record Failed(long number, String trace) implements Report {}

    /** Objects are not kept for later messages to refer to. */
    static final class Writer {

        private final ObjectOutputStream out;

        Writer(OutputStream to) throws IOException {
            out = new ObjectOutputStream(to);
            out.flush();
        }

        synchronized void write(Serializable message) throws IOException {
            out.writeObject(message);
            out.reset();
            out.flush();
        }
    }

    static ObjectInputStream reader(InputStream from) throws IOException {
        ObjectInputStream in = new ObjectInputStream(from);
        in.setObjectInputFilter(WHAT_PLANS_ARE_MADE_OF);
        return in;
    }
}
