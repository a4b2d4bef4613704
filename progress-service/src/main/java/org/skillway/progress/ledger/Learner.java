package org.skillway.progress.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.skillway.progress.web.ProgressMoment;

/** The head of one learner's ledger. Only the database's {@code ledger_write} moves it. */
@Entity
@Immutable
@Table(name = "learner")
class Learner {

    @Id
    @Column(name = "learner_id")
    private String learnerId;

    @Column(name = "ledger_id")
    private UUID ledgerId;

    private long version;

    protected Learner() {}

    ProgressMoment moment() {
        return new ProgressMoment(ledgerId, version);
    }
}
