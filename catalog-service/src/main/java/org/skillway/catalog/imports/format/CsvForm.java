package org.skillway.catalog.imports.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.imports.format.CsvColumn.Shape;

/** Which columns a table of one kind has. A column of words is one for each language: {@code title.en}, {@code title.ka}. */
public final class CsvForm {

    private static final List<CsvColumn> SKILL = List.of(
            of("key", Shape.TEXT),
            of("kind", Shape.TEXT),
            of("title", Shape.WORDS),
            of("summary", Shape.WORDS),
            of("aliases", Shape.WORD_LISTS),
            items("prerequisites", ItemForm.SKILL),
            words("prerequisites", "reason"),
            items("references", ItemForm.REFERENCE));

    private static final List<CsvColumn> ROLE = List.of(
            of("key", Shape.TEXT),
            of("title", Shape.WORDS),
            of("summary", Shape.WORDS),
            of("aliases", Shape.WORD_LISTS),
            of("broader", Shape.TEXT),
            words("responsibilities", ""),
            items("industries", ItemForm.INDUSTRY),
            words("industries", "title"),
            of("employers", Shape.LIST),
            items("careerSteps", ItemForm.ROLE),
            words("careerSteps", "reason"),
            items("salaries", ItemForm.SALARY),
            words("salaries", "source"),
            items("requirements", ItemForm.REQUIREMENT),
            items("references", ItemForm.REFERENCE));

    private static final List<CsvColumn> MODULE = List.of(
            of("key", Shape.TEXT),
            of("title", Shape.WORDS),
            of("summary", Shape.WORDS),
            of("content", Shape.WORDS),
            of("link", Shape.TEXT),
            of("minutes", Shape.NUMBER),
            of("language", Shape.TEXT),
            of("level", Shape.TEXT),
            of("teaches", Shape.LIST),
            items("assumes", ItemForm.CHOICE),
            of("owners", Shape.LIST));

    private static final Map<Kind, List<CsvColumn>> COLUMNS =
            Map.of(Kind.SKILL, SKILL, Kind.ROLE, ROLE, Kind.MODULE, MODULE);

    private CsvForm() {}

    /** A column as it stands in a header: {@code rest} is the language of a column of words, else empty. */
    record Named(CsvColumn column, String rest) {}

    private static CsvColumn of(String member, Shape shape) {
        return new CsvColumn(member, shape, null, null);
    }

    private static CsvColumn items(String member, ItemForm form) {
        return new CsvColumn(member, Shape.ITEMS, form, null);
    }

    private static CsvColumn words(String member, String words) {
        return new CsvColumn(member, Shape.ITEM_WORDS, null, words);
    }

    /** Whether a table can say all that there is to say about entities of a kind. */
    public static boolean has(Kind kind) {
        return COLUMNS.containsKey(kind);
    }

    static Optional<Named> named(Kind kind, String header) {
        return COLUMNS.get(kind).stream()
                .flatMap(column -> rest(column, header).map(rest -> new Named(column, rest)).stream())
                .findFirst();
    }

    private static Optional<String> rest(CsvColumn column, String header) {
        String group =
                switch (column.shape()) {
                    case TEXT, NUMBER, LIST, ITEMS -> null;
                    case WORDS, WORD_LISTS -> column.member() + ".";
                    case ITEM_WORDS ->
                        column.words().isEmpty() ? column.member() + "." : column.member() + "." + column.words() + ".";
                };
        if (group == null) {
            return header.equals(column.member()) ? Optional.of("") : Optional.empty();
        }
        boolean language = header.startsWith(group) && header.length() > group.length();
        return language && header.indexOf('.', group.length()) < 0
                ? Optional.of(header.substring(group.length()))
                : Optional.empty();
    }

    /** The cells of a document that are not empty, in the order of the columns, by the name of the column. */
    public static Map<String, String> cells(Kind kind, ObjectNode document) {
        Map<String, String> cells = new TreeMap<>((a, b) -> a.equals(b) ? 0 : order(kind, a, b));
        COLUMNS.get(kind).forEach(column -> column.write(document, cells::put));
        return cells;
    }

    /** Which of two columns stands first: by the form, languages of one member by their tags. */
    public static int order(Kind kind, String one, String other) {
        int places = Integer.compare(place(kind, one), place(kind, other));
        return places == 0 ? one.compareTo(other) : places;
    }

    private static int place(Kind kind, String header) {
        return named(kind, header)
                .map(named -> COLUMNS.get(kind).indexOf(named.column()))
                .orElse(Integer.MAX_VALUE);
    }

    /** How the table calls what has a JSON Pointer in the document. */
    public static String column(String pointer) {
        String[] steps = pointer.split("/", 4);
        if (steps.length < 2) {
            return "";
        }
        boolean language = steps.length == 3 && !steps[2].matches("[0-9]+");
        return language ? steps[1] + "." + steps[2] : steps[1];
    }
}
