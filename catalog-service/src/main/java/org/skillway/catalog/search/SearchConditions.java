package org.skillway.catalog.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** What a search asks of an entry, in SQL over {@code search_entry e}. */
final class SearchConditions {

    /**
     * @param facet which filter it is; null where no facet counts by it
     * @param sql with one question mark for each argument
     */
    record Condition(Facet facet, String sql, List<Object> arguments) {}

    private final List<Condition> conditions = new ArrayList<>();

    private SearchConditions() {}

    static SearchConditions of(SearchQuery query, SearchTerms terms, String contains) {
        SearchConditions all = new SearchConditions();
        all.add(null, "e.terms @@ cast(? as tsquery)", terms.query());
        all.add(
                Facet.KIND,
                "e.kind = ?",
                query.kind() == null ? null : query.kind().wire());
        all.add(Facet.SKILL_KIND, "e.skill_kind = ?", query.skillKind());
        all.add(Facet.LANGUAGE, "e.language = ?", query.language());
        all.add(Facet.LEVEL, "e.level = ?", query.level());
        all.add(Facet.ROLE, "e.roles @> array[cast(? as text)]", query.role());
        all.add(Facet.MINUTES, "e.minutes >= ?", query.minMinutes());
        all.add(Facet.MINUTES, "e.minutes <= ?", query.maxMinutes());
        all.add(
                null,
                "exists (select from entity_reference t where t.from_kind = 'module' and t.from_key = ?"
                        + " and t.relation = 'teaches' and t.to_kind = e.kind and t.to_key = e.key)",
                query.taughtBy());
        all.add(
                null,
                "exists (select from entity_state s where s.kind = e.kind and s.key = e.key and s.to_revision is null"
                        + " and s.document @> cast(? as jsonb))",
                contains);
        return all;
    }

    private void add(Facet facet, String sql, Object argument) {
        if (argument != null) {
            conditions.add(new Condition(facet, sql, List.of(argument)));
        }
    }

    String sql() {
        return conditions.stream().map(Condition::sql).collect(Collectors.joining(" and "));
    }

    List<Object> arguments() {
        return conditions.stream()
                .flatMap(condition -> condition.arguments().stream())
                .toList();
    }

    /** Those that hold whatever is counted. */
    SearchConditions alwaysHolding() {
        SearchConditions some = new SearchConditions();
        conditions.stream().filter(condition -> condition.facet() == null).forEach(some.conditions::add);
        return some;
    }

    /** Those that a facet's own filter adds; none where the search does not filter by it. */
    List<Condition> of(Facet facet) {
        return Collections.unmodifiableList(conditions.stream()
                .filter(condition -> condition.facet() == facet)
                .toList());
    }
}
