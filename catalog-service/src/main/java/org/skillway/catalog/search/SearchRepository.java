package org.skillway.catalog.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.skillway.catalog.database.Statements;

/** Queries over the entries of the index. */
@ApplicationScoped
class SearchRepository {

    private static final String FOUND = "e.terms @@ cast(? as tsquery)";

    private static final String CALLED = "ts_filter(e.terms, '{a,b}') @@ cast(? as tsquery)";

    /** More than any {@link #RANK}. */
    private static final int CALLED_SCORE = 200_000;

    /** By the weights of what the words stand in, less in longer texts: at most a hundred thousand. */
    private static final String RANK = "cast(ts_rank(e.terms, cast(? as tsquery), 1) * 100000 as int)";

    private static final String MATCHED = "case when names && cast(? as text[]) then 'name'"
            + " when ts_filter(terms, '{a}') @@ cast(? as tsquery) then 'title'"
            + " when ts_filter(terms, '{b}') @@ cast(? as tsquery) then 'alias'"
            + " when ts_filter(terms, '{c}') @@ cast(? as tsquery) then 'summary' else 'text' end";

    private static final String PLACE = " order by score desc, kind collate \"C\", key collate \"C\"";

    private final Statements sql;

    SearchRepository(Statements sql) {
        this.sql = sql;
    }

    /** What a search found. */
    record Hit(
            String kind,
            String key,
            int score,
            String skillKind,
            String language,
            String level,
            Integer minutes,
            String matched) {}

    /** One page, the best first: what is called so, exactly so above all; then what has the words elsewhere. */
    List<Hit> page(SearchTerms terms, SearchConditions conditions, SearchCursor after, int size) {
        String[] names = terms.names().toArray(String[]::new);
        List<Hit> page = new ArrayList<>();
        // Of what thousands of entities have, enough for a page are called so: the index of names alone finds them.
        if (after == null || after.score() > CALLED_SCORE) {
            String score =
                    "case when e.names && cast(? as text[]) then 1000000 else " + CALLED_SCORE + " end + " + RANK;
            page.addAll(page(score, List.of(names, terms.query()), CALLED, terms, conditions, after, size));
        }
        if (page.size() < size) {
            String where = FOUND + " and not " + CALLED;
            page.addAll(page(RANK, List.of(terms.query()), where, terms, conditions, after, size - page.size()));
        }
        return page;
    }

    private List<Hit> page(
            String score,
            List<Object> ofScore,
            String where,
            SearchTerms terms,
            SearchConditions conditions,
            SearchCursor after,
            int size) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(terms.names().toArray(String[]::new));
        arguments.addAll(Collections.nCopies(3, terms.query()));
        arguments.addAll(ofScore);
        where.chars().filter(c -> c == '?').forEach(mark -> arguments.add(terms.query()));
        arguments.addAll(conditions.arguments());
        String begins = "";
        if (after != null) {
            begins = " where score < ? or score = ? and (kind collate \"C\", key collate \"C\") > (?, ?)";
            arguments.addAll(List.of(after.score(), after.score(), after.kind(), after.key()));
        }
        arguments.add(size);
        return sql.query(
                "select kind, key, score, skill_kind, language, level, minutes, " + MATCHED
                        + " from (select * from (select e.*, " + score + " as score from search_entry e where " + where
                        + conditions.sql() + ") as found" + begins + PLACE + " limit ?) as page" + PLACE,
                row -> new Hit(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, Integer.class),
                        row.getString(8)),
                arguments.toArray());
    }

    long count(SearchTerms terms, SearchConditions conditions) {
        return sql.first(
                        "select count(*) from search_entry e where " + FOUND + conditions.sql(),
                        row -> row.getLong(1),
                        arguments(terms, conditions))
                .orElseThrow();
    }

    /** The editions of all entries that are found. */
    List<Long> editions(SearchTerms terms, SearchConditions conditions) {
        return sql.first(
                        "select coalesce(array_agg(e.edition), '{}') from search_entry e where " + FOUND
                                + conditions.sql(),
                        row -> List.of((Long[]) row.getArray(1).getArray()),
                        arguments(terms, conditions))
                .orElseThrow();
    }

    private static Object[] arguments(SearchTerms terms, SearchConditions conditions) {
        return Stream.concat(Stream.of(terms.query()), conditions.arguments().stream())
                .toArray();
    }

    /** What editions are counted by. */
    Map<Long, CountedEntry> counted(Set<Long> editions) {
        Map<Long, CountedEntry> counted = new HashMap<>();
        sql.each(
                "select edition, kind, skill_kind, language, level, minutes, roles from search_entry"
                        + " where edition = any (?)",
                row -> Map.entry(
                        row.getLong(1),
                        new CountedEntry(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getObject(6, Integer.class),
                                roles((String[]) row.getArray(7).getArray()))),
                entry -> counted.put(entry.getKey(), entry.getValue()),
                (Object) editions.toArray(Long[]::new));
        return counted;
    }

    /** One string for each role, however many entries name it. */
    private static Set<String> roles(String[] roles) {
        return Arrays.stream(roles).map(String::intern).collect(Collectors.toUnmodifiableSet());
    }
}
