package org.skillway.progress.storm;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.skillway.progress.support.Catalog;

/** Merges skills into each other, in chains too, and takes merges back in any order. */
final class StormMerges implements Callable<Void> {

    private final List<String> skills;
    private final Random random;
    private final AtomicBoolean over;
    private final Map<String, String> merged = new TreeMap<>();
    private int changes;
    private long revision;

    StormMerges(List<String> skills, Random random, AtomicBoolean over) {
        this.skills = skills;
        this.random = random;
        this.over = over;
    }

    /** The newest revision of the catalog that it has made. */
    long revision() {
        return revision;
    }

    /** How often something was merged or taken back. */
    int changes() {
        return changes;
    }

    @Override
    public Void call() throws InterruptedException {
        while (!over.get()) {
            String skill = skills.get(random.nextInt(skills.size()));
            String other = skills.get(random.nextInt(skills.size()));
            if (merged.remove(skill) != null) {
                revision = Catalog.publish(skill);
                changes++;
            } else if (!survivor(other).equals(skill)) {
                merged.put(skill, other);
                revision = Catalog.merge(skill, other);
                changes++;
            }
            // No condition to wait for: merges come at any instant, also several while everything is down, though not
            // so
            // many that what has come up again could not follow.
            TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
        }
        return null;
    }

    private String survivor(String skill) {
        String end = skill;
        while (merged.containsKey(end)) {
            end = merged.get(end);
        }
        return end;
    }
}
