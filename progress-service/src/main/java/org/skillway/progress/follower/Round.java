package org.skillway.progress.follower;

import java.util.Optional;
import org.skillway.progress.replica.CatalogReplicaService;
import org.skillway.progress.replica.Position;

/** Asks the catalog once and applies what comes, each revision as soon as it is whole. Used by one thread. */
final class Round {

    private final FeedClient feed;
    private final CatalogReplicaService replica;
    private final FollowerState state;
    private boolean lostPlace;

    Round(FeedClient feed, CatalogReplicaService replica, FollowerState state) {
        this.feed = feed;
        this.replica = replica;
        this.state = state;
    }

    /**
     * @return whether something new came
     * @throws FeedException when the answer did not come to its end; what was whole before has been applied
     */
    boolean run() throws FeedException, InterruptedException {
        // From the database each time: another process of this service may have been faster.
        Optional<Position> stored = replica.position();
        stored.ifPresent(state::at);
        Optional<Position> at = lostPlace ? Optional.empty() : stored;
        long head;
        try {
            // After a fault the catalog is asked not to wait for news: that it answers at all is the news.
            head = feed.ask(at, state.fault().isEmpty(), lines -> read(new FeedReader(at.orElse(null), lines::line)));
        } catch (LostPlaceException e) {
            lostPlace = true;
            throw e;
        }
        lostPlace = false;
        Optional<Position> reached = replica.position();
        reached.ifPresent(now -> state.reached(now, head));
        return !reached.equals(at);
    }

    /** Says where the head is. */
    private long read(FeedReader reader) throws FeedException, InterruptedException {
        Optional<FeedReader.Revision> revision = reader.next();
        // Where another process has applied it already, the next round goes on from where that one stands.
        while (revision.isPresent() && apply(revision.get())) {
            revision = reader.next();
        }
        return reader.head();
    }

    private boolean apply(FeedReader.Revision revision) throws FeedException, InterruptedException {
        if (revision.before() == null) {
            replica.replace(revision.after(), revision);
        } else if (!replica.apply(revision.before(), revision.after().revision(), revision)) {
            return false;
        }
        state.at(revision.after());
        return true;
    }
}
