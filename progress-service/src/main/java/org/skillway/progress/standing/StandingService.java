package org.skillway.progress.standing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.exception.GenericJDBCException;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.web.ProgressMoment;

/** Reads what stands for a learner, now or at an earlier point of the history. */
@ApplicationScoped
public class StandingService {

    private final StandingRepository standing;

    StandingService(StandingRepository standing) {
        this.standing = standing;
    }

    /** @throws ProblemException when the version has not come yet */
    public Held read(String learner, Point point) {
        return read(learner, point, Extent.STANDING);
    }

    /** The same, with what the catalog says by now of goals, of roles reached and of courses. */
    public Held readWithCatalog(String learner, Point point) {
        return read(learner, point, Extent.WITH_CATALOG);
    }

    /** The same, with the plans that are kept: each is as large as all the rest, and nothing else is computed with them. */
    public Held readWithPlans(String learner, Point point) {
        return read(learner, point, Extent.WITH_PLANS);
    }

    /** The same, with the last entries. */
    public Held readWithRecent(String learner, Point point) {
        return read(learner, point, Extent.WITH_RECENT);
    }

    /** What stands now for several learners, with the last entries. */
    public Map<String, Held> readWithRecent(Set<String> learners) {
        try {
            return learners.isEmpty() ? Map.of() : standing.read(List.copyOf(learners));
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /** Where the ledgers of several learners are; nothing of those who have none. */
    public Map<String, ProgressMoment> moments(Set<String> learners) {
        try {
            return learners.isEmpty() ? Map.of() : standing.moments(List.copyOf(learners));
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private Held read(String learner, Point point, Extent extent) {
        Held held;
        try {
            held = standing.read(learner, point, extent);
        } catch (SQLException e) {
            throw refused(e);
        }
        if (point.version() != null && point.version() > held.head()) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("version", "not-yet", held.head());
        }
        return held;
    }

    // Of the same type as Hibernate's, so that it is told the same way.
    private static GenericJDBCException refused(SQLException e) {
        return new GenericJDBCException("The ledger's database refused", e);
    }
}
