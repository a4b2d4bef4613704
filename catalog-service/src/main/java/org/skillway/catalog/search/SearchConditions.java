package org.skillway.catalog.search;

import java.util.ArrayList;
import java.util.List;

/** What a search asks of an entry besides its words, in SQL over {@code search_entry e}. */
final class SearchConditions {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();

    private SearchConditions() {}

    /** All that a search asks. */
    static SearchConditions of(SearchQuery query, String contains) {
        SearchConditions all = uncounted(query, contains);
        all.add("e.kind = ?", query.kind() == null ? null : query.kind().wire());
        all.add("e.skill_kind = ?", query.skillKind());
        all.add("e.language = ?", query.language());
        all.add("e.level = ?", query.level());
        all.add("e.roles @> array[cast(? as text)]", query.role());
        all.add("e.minutes >= ?", query.minMinutes());
        all.add("e.minutes <= ?", query.maxMinutes());
        return all;
    }

    /** Without those that entries are counted by, as each count leaves one of them out. */
    static SearchConditions uncounted(SearchQuery query, String contains) {
        SearchConditions some = new SearchConditions();
        some.add(
                "exists (select from entity_reference t where t.from_kind = 'module' and t.from_key = ?"
                        + " and t.relation = 'teaches' and t.to_kind = e.kind and t.to_key = e.key)",
                query.taughtBy());
        // Offset 0: asked of what has the words. The planner takes any filter for one that hardly a document passes, so
        // it would begin with all those that do.
        some.add(
                "exists (select from entity_state s where s.kind = e.kind and s.key = e.key and s.to_revision is null"
                        + " and s.document @> cast(? as jsonb) offset 0)",
                contains);
        return some;
    }

    private void add(String condition, Object argument) {
        if (argument != null) {
            sql.append(" and ").append(condition);
            arguments.add(argument);
        }
    }

    /** To follow another condition; a question mark for each argument. */
    String sql() {
        return sql.toString();
    }

    List<Object> arguments() {
        return List.copyOf(arguments);
    }
}
