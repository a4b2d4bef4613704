package org.skillway.gateway.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The learners whose progress some page shows, and those of them at whose versions is to be looked. */
@ApplicationScoped
class Watched {

    private static final int HASH_BYTES = 8;

    private final Map<String, Set<EventStream>> byLearner = new HashMap<>();
    private final Map<String, Set<String>> byHash = new HashMap<>();
    private final Set<String> due = new HashSet<>();

    synchronized void add(EventStream stream) {
        String learner = stream.viewer().learner();
        byLearner
                .computeIfAbsent(learner, first -> {
                    byHash.computeIfAbsent(hash(first), one -> new HashSet<>()).add(first);
                    return new HashSet<>();
                })
                .add(stream);
        notifyAll();
    }

    synchronized void remove(EventStream stream) {
        String learner = stream.viewer().learner();
        Set<EventStream> left = byLearner.get(learner);
        if (left != null && left.remove(stream) && left.isEmpty()) {
            byLearner.remove(learner);
            due.remove(learner);
            String hash = hash(learner);
            byHash.get(hash).remove(learner);
            if (byHash.get(hash).isEmpty()) {
                byHash.remove(hash);
            }
        }
    }

    synchronized boolean isEmpty() {
        return byLearner.isEmpty();
    }

    /** Waits until some page is open. */
    synchronized void awaitSome() throws InterruptedException {
        while (byLearner.isEmpty()) {
            wait();
        }
    }

    /** These may have changed; whoever of them nobody watches is nobody's concern. */
    synchronized void changed(Collection<String> hashes) {
        hashes.forEach(hash -> due.addAll(byHash.getOrDefault(hash, Set.of())));
        notifyAll();
    }

    /** Anybody may have changed. */
    synchronized void changed() {
        due.addAll(byLearner.keySet());
        notifyAll();
    }

    /** Those at whom is to be looked, as soon as there are some; all that are watched, when none were for so long. */
    synchronized List<String> awaitDue(Duration atMost) throws InterruptedException {
        awaitSome();
        long end = System.nanoTime() + atMost.toNanos();
        while (due.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                due.addAll(byLearner.keySet());
                awaitSome();
            } else {
                wait(left);
            }
        }
        List<String> now = List.copyOf(due);
        due.clear();
        return now;
    }

    /** Tells those who watch these learners where they stand. */
    void stand(Collection<Moment> moments) {
        for (Moment moment : moments) {
            of(moment.learner()).forEach(stream -> stream.moved(moment));
        }
    }

    private synchronized List<EventStream> of(String learner) {
        return new ArrayList<>(byLearner.getOrDefault(learner, Set.of()));
    }

    /** What stands for a learner in signals (deploy/contract). */
    static String hash(String learner) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(learner.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
