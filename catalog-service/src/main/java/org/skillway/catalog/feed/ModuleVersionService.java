package org.skillway.catalog.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.module.ModuleDocument.Assumption;

/** What the versions of modules taught and assumed. */
@ApplicationScoped
class ModuleVersionService {

    private static final String PUBLISHED = """
            select key, version, document -> 'teaches', document -> 'assumes' from entity_state
            where kind = 'module' and key = any (?) and status = 'published' and from_revision <= ?
            order by key, version
            """;

    private final Statements sql;
    private final ObjectMapper json;

    ModuleVersionService(Statements sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private record Version(String key, FeedLine.ModuleVersion version) {}

    /** The versions of modules that were published, oldest first, by the module's key. */
    @Transactional
    Map<String, List<FeedLine.ModuleVersion>> published(Collection<String> modules, long revision) {
        return modules.isEmpty()
                ? Map.of()
                : sql.query(PUBLISHED, this::version, modules.toArray(String[]::new), revision).stream()
                        .collect(Collectors.groupingBy(
                                Version::key, HashMap::new, Collectors.mapping(Version::version, Collectors.toList())));
    }

    private Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString(1),
                new FeedLine.ModuleVersion(
                        row.getInt(2),
                        read(row.getString(3), new TypeReference<List<String>>() {}),
                        read(row.getString(4), new TypeReference<List<Assumption>>() {})));
    }

    private <T> List<T> read(String list, TypeReference<List<T>> type) {
        try {
            return list == null ? List.of() : json.readValue(list, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored document is broken", e);
        }
    }
}
