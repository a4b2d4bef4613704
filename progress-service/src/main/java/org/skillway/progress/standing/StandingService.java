package org.skillway.progress.standing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.hibernate.exception.GenericJDBCException;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.ledger.Point;

/** Reads what stands for a learner, now or at an earlier point of the history. */
@ApplicationScoped
public class StandingService {

    private final StandingRepository standing;

    StandingService(StandingRepository standing) {
        this.standing = standing;
    }

    /** @throws ProblemException when the version has not come yet */
    public Held read(String learner, Point point) {
        Held held;
        try {
            held = standing.read(learner, point);
        } catch (SQLException e) {
            // Of the same type as Hibernate's, so that it is told the same way.
            throw new GenericJDBCException("The ledger's database refused", e);
        }
        if (point.version() != null && point.version() > held.head()) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("version", "not-yet", held.head());
        }
        return held;
    }
}
