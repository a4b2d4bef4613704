package org.skillway.catalog.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.imports.JobIntake.Found;
import org.skillway.catalog.imports.format.Known;
import org.skillway.catalog.imports.format.Place;

/** What the files of an import hold, and which source brought what is in the catalog. */
@ApplicationScoped
class ImportEntryRepository {

    private final Statements sql;

    ImportEntryRepository(Statements sql) {
        this.sql = sql;
    }

    void add(UUID job, List<Found> portion) {
        sql.copy("import_entry (job, kind, key, file, line, field)", rows -> {
            for (Found found : portion) {
                rows.add(
                        job,
                        found.document().entityKind().wire(),
                        found.document().key(),
                        found.place().file(),
                        found.place().line(),
                        found.place().field());
            }
        });
    }

    Optional<Place> place(UUID job, EntityKey entity) {
        return sql.first(
                "select file, line, field from import_entry where job = ? and kind = ? and key = ?",
                row -> new Place(row.getString(1), row.getLong(2), row.getString(3)),
                job,
                entity.kind().wire(),
                entity.key());
    }

    Set<EntityKey> foreign(String actor, Collection<EntityKey> entities) {
        Map<Kind, List<String>> byKind = entities.stream()
                .collect(Collectors.groupingBy(
                        EntityKey::kind, Collectors.mapping(EntityKey::key, Collectors.toUnmodifiableList())));
        Set<EntityKey> foreign = new HashSet<>();
        byKind.forEach((kind, keys) -> foreign.addAll(sql.query(
                "select key from entity_state where kind = ? and key = any (?) and to_revision is null"
                        + " and not jsonb_exists(document -> 'owners', ?)",
                row -> new EntityKey(kind, row.getString(1)),
                kind.wire(),
                keys.toArray(String[]::new),
                actor)));
        return foreign;
    }

    /** What is staged although it belongs to others. */
    List<EntityKey> foreign(String actor, UUID job) {
        return sql.query(
                "select s.kind, s.key from staged_state s join entity_state e on e.kind = s.kind and e.key = s.key"
                        + " and e.to_revision is null where s.stage = ? and not s.unchanged"
                        + " and not jsonb_exists(e.document -> 'owners', ?) order by 1, 2",
                row -> new EntityKey(Kind.ofWire(row.getString(1)), row.getString(2)),
                job,
                actor);
    }

    long count(UUID job) {
        return sql.first("select count(*) from import_entry where job = ?", row -> row.getLong(1), job)
                .orElseThrow();
    }

    Known known(String scheme, String source) {
        Map<String, String> keys = new HashMap<>();
        // Merged ones come last and stay: their references live on in the survivor too.
        sql.query(
                        "select e.kind, e.key, r ->> 'uri' from entity_state e, jsonb_array_elements(e.document -> 'references') r"
                                + " where e.to_revision is null and e.kind in ('skill', 'role') and r ->> 'scheme' = ?"
                                + " order by e.status = 'merged', e.status = 'published', e.key desc",
                        row -> List.of(row.getString(1) + " " + row.getString(3), row.getString(2)),
                        scheme)
                .forEach(found -> keys.put(found.get(0), found.get(1)));
        Set<String> taken = new HashSet<>(sql.query(
                "select e.kind, e.key from entity e left join import_source s on s.kind = e.kind and s.key = e.key"
                        + " where e.kind in ('skill', 'role') and s.source is distinct from ?",
                row -> row.getString(1) + "/" + row.getString(2),
                source));
        return new Known() {
            @Override
            public Optional<String> keyOf(Kind kind, String scheme, String uri) {
                return Optional.ofNullable(keys.get(kind.wire() + " " + uri));
            }

            @Override
            public boolean isTaken(Kind kind, String key) {
                return taken.contains(kind.wire() + "/" + key);
            }
        };
    }

    /** @param owner only what is theirs; null for everybody's */
    List<String> missing(UUID job, String source, Kind kind, String owner) {
        return sql.query(
                "select s.key from import_source s join entity_state e on e.kind = s.kind and e.key = s.key"
                        + " and e.to_revision is null and e.status = 'published' where s.source = ? and s.kind = ?"
                        + " and not exists (select 1 from import_entry i where i.job = ? and i.kind = s.kind"
                        + " and i.key = s.key) and (?::text is null or jsonb_exists(e.document -> 'owners', ?)) order by 1",
                row -> row.getString(1),
                source,
                kind.wire(),
                job,
                owner,
                owner);
    }

    /** How many staged entities of each kind are created, changed, unchanged or retired, and how many were merged before. */
    Map<String, Map<String, Long>> outcome(UUID job) {
        Map<String, Map<String, Long>> outcome = new TreeMap<>();
        sql.query(
                        "select i.kind, case when s.kind is null then 'merged' when s.compared_with is null then 'created'"
                                + " when s.unchanged then 'unchanged' else 'changed' end, count(*) from import_entry i"
                                + " left join staged_state s on s.stage = i.job and s.kind = i.kind and s.key = i.key"
                                + " where i.job = ? group by 1, 2 union all select kind, 'retired', count(*)"
                                + " from staged_state where stage = ? and status = 'retired' group by 1, 2",
                        row -> Map.entry(row.getString(1) + "/" + row.getString(2), row.getLong(3)),
                        job,
                        job)
                .forEach(count -> {
                    int slash = count.getKey().indexOf('/');
                    outcome.computeIfAbsent(count.getKey().substring(0, slash), kind -> new TreeMap<>())
                            .put(count.getKey().substring(slash + 1), count.getValue());
                });
        return outcome;
    }

    /** Notes which source has brought what; who brings it last has it. */
    void remember(UUID job, String source) {
        sql.update(
                "insert into import_source (kind, key, source) select i.kind, i.key, ? from import_entry i"
                        + " join entity e on e.kind = i.kind and e.key = i.key where i.job = ?"
                        + " on conflict (kind, key) do update set source = excluded.source"
                        + " where import_source.source <> excluded.source",
                source,
                job);
    }

    void discard(UUID job) {
        sql.update("delete from import_entry where job = ?", job);
    }
}
