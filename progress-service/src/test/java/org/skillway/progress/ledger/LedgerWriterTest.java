package org.skillway.progress.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skillway.progress.security.ActedAs;

@DisplayName("The writer of ledgers")
class LedgerWriterTest {

    private final AtomicInteger asked = new AtomicInteger();
    private LedgerWriter writer;

    @AfterEach
    void stop() throws InterruptedException {
        writer.stop(null);
    }

    @ParameterizedTest(name = "asks a database that fails with {0} so many times: {1}")
    @CsvSource({"08006, 1", "08003, 1", "57P01, 1", "57P02, 1", "40001, 2", "55P03, 2", "23514, 2"})
    void failing(String state, int times) {
        writer = new LedgerWriter(new LedgerRepository(failing(state), null), new OneAtATime());
        writer.start(null);

        assertThatThrownBy(() -> writer.write(LedgerCommand.of("ana", "ana", ActedAs.SELF))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        GenericJDBCException.class,
                        e -> assertThat(e.getSQLException().getSQLState()).isEqualTo(state));
        assertThat(asked).hasValue(times);
    }

    /** Its connections are there, and whatever they are asked ends like this. */
    private DataSource failing(String state) {
        Connection connection = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        asked.incrementAndGet();
                        throw new SQLException("As the test wants it", state);
                    }
                    return null;
                });
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> connection);
    }

    private static final class OneAtATime implements LedgerConfig {
        @Override
        public int writers() {
            return 1;
        }

        @Override
        public int batch() {
            return 64;
        }

        @Override
        public int waiting() {
            return 64;
        }
    }
}
