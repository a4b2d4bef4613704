package org.skillway.progress.upkeep;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Begins another epoch of the database after a restore. What was told before of versions that are lost comes again as other
 * progress; whoever knows a ledger by its id, as ETags, streams of events and gateways do, then knows none of these any more.
 */
final class EpochRenewal {

    // A ledger without an entry begins its chain with whatever id it has by then.
    private static final String RENEW = """
            update learner set ledger_id = gen_random_uuid(),
                chain_id = case when version > 0 then coalesce(chain_id, ledger_id) end
            """;

    private EpochRenewal() {}

    /**
     * Gives every ledger another id, all at one instant.
     *
     * @param connection of the owner of the tables
     * @return how many ledgers there are
     */
    static long renew(Connection connection) throws SQLException {
        try (Statement update = connection.createStatement()) {
            return update.executeLargeUpdate(RENEW);
        }
    }
}
