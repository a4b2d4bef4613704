package org.skillway.bench;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One open page: which versions of the learner's progress it was told of when. A version is told by the first event that names it
 * or a later one, since what happens while an event is under way is one event afterwards.
 */
final class LivePage {

    private static final Pattern PROGRESS = Pattern.compile("\\{\"progressVersion\":(\\d+)\\}");

    private final Map<Long, Long> acknowledged = new TreeMap<>();
    private final List<Long> delays = new ArrayList<>();
    private final StringBuilder unread = new StringBuilder();
    private long told = -1;

    /** A part of the stream, wherever it is cut. */
    synchronized void receive(Buffer part, long now) {
        unread.append(part);
        int end = unread.lastIndexOf("\n\n");
        if (end < 0) {
            return;
        }
        Matcher events = PROGRESS.matcher(unread.substring(0, end));
        while (events.find()) {
            told(Long.parseLong(events.group(1)), now);
        }
        unread.delete(0, end + 2);
    }

    private void told(long version, long now) {
        told = version;
        Iterator<Map.Entry<Long, Long>> waiting = acknowledged.entrySet().iterator();
        while (waiting.hasNext()) {
            Map.Entry<Long, Long> write = waiting.next();
            if (write.getKey() <= version) {
                delays.add(now - write.getValue());
                waiting.remove();
            }
        }
    }

    /** A write was answered. The event may have been faster than that, and then the delay is none. */
    synchronized void acknowledge(long version, long now) {
        if (version <= told) {
            delays.add(0L);
        } else {
            acknowledged.put(version, now);
        }
    }

    /** Whether the stream has begun to tell. */
    synchronized boolean hasBegun() {
        return told >= 0;
    }

    /** Nanoseconds between the answer to a write and the event that tells it, of those since this was last asked. */
    synchronized List<Long> takeDelays() {
        List<Long> taken = List.copyOf(delays);
        delays.clear();
        return taken;
    }

    /** How many writes no event has told yet. */
    synchronized int untold() {
        return acknowledged.size();
    }
}
