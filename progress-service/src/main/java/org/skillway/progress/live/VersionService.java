package org.skillway.progress.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.hibernate.exception.GenericJDBCException;

/** Says where ledgers stand. */
@ApplicationScoped
class VersionService {

    private final VersionRepository versions;

    VersionService(VersionRepository versions) {
        this.versions = versions;
    }

    /** In the order of the learners; of one who has recorded nothing, version 0 of no ledger. */
    List<LearnerVersion> of(List<String> learners) {
        try {
            Map<String, LearnerVersion> known = versions.read(learners);
            return learners.stream()
                    .map(learner -> known.getOrDefault(learner, new LearnerVersion(learner, null, 0)))
                    .toList();
        } catch (SQLException e) {
            // Of the same type as Hibernate's, so that it is told the same way.
            throw new GenericJDBCException("The ledger's database refused", e);
        }
    }
}
