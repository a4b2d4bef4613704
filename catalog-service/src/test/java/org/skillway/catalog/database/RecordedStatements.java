package org.skillway.catalog.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Stands in the place of {@link Statements} in every test and notes each statement once, for {@link PlansIT}. */
@Mock
@Singleton
class RecordedStatements extends Statements {

    /** Of one application; the tests of one run may start several, each with classes of its own. */
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    /** Set once the first application of a run has begun its notes, to which those after it add theirs. */
    private static final String BEGUN = "skillway.test.statements-begun";

    private static final Map<Class<?>, String> TYPES = Map.ofEntries(
            Map.entry(String.class, "varchar"),
            Map.entry(Long.class, "bigint"),
            Map.entry(Integer.class, "int"),
            Map.entry(Double.class, "double precision"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(UUID.class, "uuid"),
            Map.entry(byte[].class, "bytea"),
            Map.entry(String[].class, "varchar[]"),
            Map.entry(Long[].class, "bigint[]"),
            Map.entry(Timestamp.class, "timestamptz"),
            Map.entry(UUID[].class, "uuid[]"));

    RecordedStatements(AgroalDataSource database) {
        super(database);
    }

    @Override
    public int update(String sql, Object... arguments) {
        note(sql, arguments);
        return super.update(sql, arguments);
    }

    @Override
    public <T> List<T> query(String sql, Row<T> row, Object... arguments) {
        note(sql, arguments);
        return super.query(sql, row, arguments);
    }

    @Override
    public <T> void each(String sql, Row<T> row, Consumer<T> reader, Object... arguments) {
        note(sql, arguments);
        super.each(sql, row, reader, arguments);
    }

    private static void note(String sql, Object... arguments) {
        StatementsByRequest.note(sql);
        if (SEEN.add(sql)) {
            write(Recorded.of(sql, arguments));
        }
    }

    private static synchronized void write(Recorded recorded) {
        try {
            Files.createDirectories(Recorded.FILE.getParent());
            if (System.setProperty(BEGUN, "true") == null) {
                Files.deleteIfExists(Recorded.FILE);
            }
            Files.writeString(Recorded.FILE, recorded.line(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A statement that some test issued.
     *
     * @param types of its arguments, in PostgreSQL's words, separated by commas
     */
    record Recorded(String sql, String types) {

        static final Path FILE = Path.of("target", "statements.txt");

        static Recorded of(String sql, Object... arguments) {
            String types = Arrays.stream(arguments)
                    .map(argument -> argument == null ? "unknown" : TYPES.getOrDefault(argument.getClass(), "unknown"))
                    .collect(Collectors.joining(","));
            return new Recorded(sql, types);
        }

        private String line() {
            return types + "\t" + sql.replaceAll("\\s+", " ") + "\n";
        }

        static List<Recorded> all() throws IOException {
            return Files.readAllLines(FILE).stream()
                    .map(line -> line.split("\t", 2))
                    .map(parts -> new Recorded(parts[1], parts[0]))
                    .distinct()
                    .toList();
        }
    }
}
