package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.skillway.catalog.database.Statements;

/** What searches will find staged entities by. */
@ApplicationScoped
class StagedTextRepository {

    /** Weights: A titles and key, B aliases, C summary, D what is done in a role. */
    private static final String ADD = """
            insert into staged_text (stage, kind, key, names, terms)
            select ?, t.kind, t.key, string_to_array(t.names, E'\\n'),
                setweight(to_tsvector('english', t.title) || to_tsvector('simple', t.titles), 'A')
                    || setweight(to_tsvector('english', t.alias) || to_tsvector('simple', t.aliases), 'B')
                    || setweight(to_tsvector('english', t.summary) || to_tsvector('simple', t.summaries), 'C')
                    || to_tsvector('english', t.work) || to_tsvector('simple', t.works)
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[]) as t (kind, key, names, title, titles, alias, aliases, summary, summaries, work, works)
            """;

    // Offset 0: asked one by one, by the index, whatever the planner believes of a table that grows this fast.
    private static final String UNLESS_SAID_ALREADY = """
            where not exists (select from entity_state e, lateral (select g.document from staged_state g
                where g.stage = ? and g.kind = t.kind and g.key = t.key offset 0) s
                where e.kind = t.kind and e.key = t.key and e.to_revision is null and e.status = 'published'
                    and e.document = s.document)
            """;

    private final Statements sql;
    private final Documents documents;

    StagedTextRepository(Statements sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    /** Adds the texts of some that have just been staged, except for those that the catalog says already. */
    void add(UUID stage, Collection<? extends Document> staged, StagedWords words) {
        add(stage, staged, words, UNLESS_SAID_ALREADY, stage);
    }

    /** Adds the texts of all that have none yet: so many at once, so that memory does not grow with them. */
    void addMissing(UUID stage, int atOnce) {
        StagedWords words = new StagedWords();
        List<Document> some = missing(stage, atOnce);
        while (!some.isEmpty()) {
            add(stage, some, words, "");
            some = missing(stage, atOnce);
        }
    }

    private List<Document> missing(UUID stage, int atMost) {
        return sql.query(
                "select s.kind, s.document from staged_state s where s.stage = ? and s.status = 'published' and not exists"
                        + " (select from staged_text t where t.stage = s.stage and t.kind = s.kind and t.key = s.key) limit ?",
                row -> documents.read(Kind.ofWire(row.getString(1)), row.getString(2)),
                stage,
                atMost);
    }

    private void add(
            UUID stage, Collection<? extends Document> staged, StagedWords words, String where, Object... ofWhere) {
        List<SearchText> texts = staged.stream().map(SearchText::of).toList();
        List<Object> arguments = new ArrayList<>();
        arguments.add(stage);
        arguments.addAll(List.of(
                column(texts, text -> text.kind().wire()),
                column(texts, SearchText::key),
                column(texts, text -> String.join("\n", text.names())),
                column(texts, SearchText::englishTitle),
                column(texts, SearchText::titles),
                column(texts, SearchText::englishAliases),
                column(texts, SearchText::aliases),
                column(texts, SearchText::englishSummary),
                column(texts, SearchText::summaries),
                column(texts, SearchText::englishWork),
                column(texts, SearchText::works)));
        arguments.addAll(List.of(ofWhere));
        sql.update(ADD + where, arguments.toArray());
        sql.update(
                "insert into staged_word (stage, word) select ?, word from unnest(?::text[]) as word on conflict do nothing",
                stage,
                words.add(texts.stream().flatMap(SearchText::words)));
    }

    private static String[] column(List<SearchText> texts, Function<SearchText, String> member) {
        return texts.stream().map(member).toArray(String[]::new);
    }

    void discard(UUID stage) {
        sql.update("delete from staged_text where stage = ?", stage);
        sql.update("delete from staged_word where stage = ?", stage);
    }
}
