package org.skillway.catalog.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.search.SearchConditions.Condition;

/** Queries over the entries of the index. */
@ApplicationScoped
class SearchRepository {

    private static final int TOP_ROLES = 20;

    /** Called exactly so, or else the weights of what the words stand in (less in longer texts): in whole hundred thousandths. */
    private static final String SCORE = "case when e.names && cast(? as text[]) then 1000000 else 0 end"
            + " + cast(ts_rank(e.head, cast(? as tsquery), 1) * 100000 as int)";

    private static final String MATCHED = "case when names && cast(? as text[]) then 'name'"
            + " when ts_filter(head, '{a}') @@ cast(? as tsquery) then 'title'"
            + " when ts_filter(head, '{b}') @@ cast(? as tsquery) then 'alias'"
            + " when ts_filter(head, '{c}') @@ cast(? as tsquery) then 'summary' else 'text' end";

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

    List<Hit> page(SearchConditions conditions, SearchTerms terms, SearchCursor after, int size) {
        String[] names = terms.names().toArray(String[]::new);
        List<Object> arguments =
                new ArrayList<>(List.of(names, terms.query(), terms.query(), terms.query(), names, terms.query()));
        arguments.addAll(conditions.arguments());
        String begins = "";
        if (after != null) {
            begins = " where score < ? or score = ? and (kind collate \"C\", key collate \"C\") > (?, ?)";
            arguments.addAll(List.of(after.score(), after.score(), after.kind(), after.key()));
        }
        arguments.add(size);
        return sql.query(
                "select kind, key, score, skill_kind, language, level, minutes, " + MATCHED
                        + " from (select * from (select e.*, " + SCORE + " as score from search_entry e where "
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

    long count(SearchConditions conditions) {
        return sql.first(
                        "select count(*) from search_entry e where " + conditions.sql(),
                        row -> row.getLong(1),
                        conditions.arguments().toArray())
                .orElseThrow();
    }

    /** How many entities there are under each value of a facet, under all filters but the facet's own. */
    Map<Facet, List<FacetCount>> facets(SearchConditions conditions, Set<Facet> facets) {
        List<Object> arguments = new ArrayList<>();
        String passed = Arrays.stream(Facet.values())
                .map(facet -> passed(conditions.of(facet), arguments) + " as by_" + facet.column())
                .collect(Collectors.joining(", "));
        SearchConditions always = conditions.alwaysHolding();
        arguments.addAll(always.arguments());
        String counts = facets.stream().map(SearchRepository::count).collect(Collectors.joining(" union all "));
        Map<Facet, List<FacetCount>> found = new EnumMap<>(Facet.class);
        facets.forEach(facet -> found.put(facet, new ArrayList<>()));
        sql.query(
                "with found as materialized (select kind, skill_kind, language, level, minutes, roles, " + passed
                        + " from search_entry e where " + always.sql() + ") " + counts,
                row -> found.get(Facet.valueOf(row.getString(1))).add(new FacetCount(row.getString(2), row.getLong(3))),
                arguments.toArray());
        return found;
    }

    private static String passed(List<Condition> conditions, List<Object> arguments) {
        conditions.forEach(condition -> arguments.addAll(condition.arguments()));
        return conditions.isEmpty()
                ? "true"
                : conditions.stream()
                        .map(condition -> "coalesce(" + condition.sql() + ", false)")
                        .collect(Collectors.joining(" and "));
    }

    private static String count(Facet facet) {
        String others = Arrays.stream(Facet.values())
                .filter(other -> other != facet)
                .map(other -> "by_" + other.column())
                .collect(Collectors.joining(" and "));
        String value =
                switch (facet) {
                    case ROLE -> "unnest(roles)";
                    case MINUTES -> Minutes.sql();
                    default -> facet.column();
                };
        String most = facet == Facet.ROLE ? " limit " + TOP_ROLES : "";
        return "(select '" + facet.name() + "', value, count(*) from (select " + value + " as value from found where "
                + others + ") as counted where value is not null group by value order by 3 desc, 2" + most + ")";
    }
}
