package org.skillway.catalog.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of a search as the index holds words.
 *
 * @param query a PostgreSQL {@code tsquery}; empty when there is nothing to look for
 * @param names what an entity has to be called to come first, folded
 * @param corrected what was searched for in place of what was written; null when that was not necessary
 */
record SearchTerms(String query, List<String> names, String corrected) {

    /**
     * A word of a search.
     *
     * @param word folded
     * @param plain the word as a tsquery; empty when it holds nothing to look for
     * @param stem the same by the rules of English; empty for its stop words
     * @param meant what stands in the place of a word that finds nothing, folded, the best first; empty: the word itself
     */
    record Term(String word, String plain, String stem, List<Term> meant) {

        boolean isStopWord() {
            return stem.isEmpty();
        }

        private String asQuery(boolean last) {
            if (!meant.isEmpty()) {
                return meant.stream().map(other -> other.asQuery(false)).collect(Collectors.joining(" | ", "(", ")"));
            }
            Set<String> forms = new LinkedHashSet<>(List.of("(" + plain + ")"));
            if (!stem.isEmpty()) {
                forms.add("(" + stem + ")");
            }
            if (last && plain.equals("'" + word + "'")) {
                forms.add(plain + ":*");
            }
            return "(" + String.join(" | ", forms) + ")";
        }
    }

    /** All words have to be found, the last one as the beginning of one; stop words only when there is nothing else. */
    static SearchTerms of(List<Term> words) {
        List<Term> terms =
                words.stream().filter(term -> !term.plain().isEmpty()).toList();
        List<Term> telling = terms.stream().filter(term -> !term.isStopWord()).toList();
        List<Term> used = telling.isEmpty() ? terms : telling;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < used.size(); i++) {
            parts.add(used.get(i).asQuery(i == used.size() - 1));
        }
        String written = words.stream().map(Term::word).collect(Collectors.joining(" "));
        String meant = words.stream()
                .map(term -> term.meant().isEmpty()
                        ? term.word()
                        : term.meant().get(0).word())
                .collect(Collectors.joining(" "));
        return new SearchTerms(
                String.join(" & ", parts),
                meant.equals(written) ? List.of(written) : List.of(written, meant),
                meant.equals(written) ? null : meant);
    }

    /** The same for equal terms, in every process. */
    String fingerprint() {
        return Integer.toHexString(query.hashCode());
    }
}
