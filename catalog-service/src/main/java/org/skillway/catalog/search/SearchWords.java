package org.skillway.catalog.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.search.SearchTerms.Term;
import org.skillway.catalog.text.Folding;

/** Turns what somebody typed into terms, and words that find nothing into those that may have been meant. */
@ApplicationScoped
class SearchWords {

    // Materialized, so that indexes are asked: for a first row alone the planner would rather begin to read the tables.
    private static final String ANALYSE = """
            select w.word, plainto_tsquery('simple', w.word), plainto_tsquery('english', w.word),
                exists (with hit as materialized (select from search_word v where v.word = w.word) select from hit)
                or exists (with hit as materialized (select from search_entry e where e.terms
                    @@ (plainto_tsquery('simple', w.word) || plainto_tsquery('english', w.word))) select from hit)
                or (w.ord = w.words and exists (with hit as materialized (select from search_entry e where e.terms
                    @@ cast(quote_literal(w.word) || ':*' as tsquery)) select from hit))
            from (select word, ord, count(*) over () as words
                from regexp_split_to_table(?, ' ') with ordinality as s (word, ord)) as w
            where w.word <> '' order by w.ord""";

    private static final String SIMILAR =
            "select word from search_word where word % ?" + " order by similarity(word, ?) desc, word limit 100";

    private static final String FORMS = "select ?, plainto_tsquery('simple', ?), plainto_tsquery('english', ?)";

    private final Statements sql;

    SearchWords(Statements sql) {
        this.sql = sql;
    }

    private record Seen(Term term, boolean found) {}

    SearchTerms read(String words) {
        List<Seen> seen = sql.query(
                ANALYSE,
                row -> new Seen(
                        new Term(row.getString(1), row.getString(2), row.getString(3), List.of()), row.getBoolean(4)),
                Folding.fold(words));
        return SearchTerms.of(seen.stream()
                .map(one -> one.found() || one.term().plain().isEmpty() ? one.term() : corrected(one.term()))
                .toList());
    }

    private Term corrected(Term term) {
        List<String> similar = sql.query(SIMILAR, row -> row.getString(1), term.word(), term.word());
        List<Term> meant = Slips.meant(term.word(), similar).stream()
                .flatMap(word -> sql
                        .query(
                                FORMS,
                                row -> new Term(row.getString(1), row.getString(2), row.getString(3), List.of()),
                                word,
                                word,
                                word)
                        .stream())
                .toList();
        return new Term(term.word(), term.plain(), term.stem(), meant);
    }
}
