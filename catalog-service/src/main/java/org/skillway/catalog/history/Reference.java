package org.skillway.catalog.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** That one entity points at another: a directed edge of the catalog graph. */
public record Reference(Relation relation, String key) {

    /** Why one entity points at another. */
    public enum Relation {
        PREREQUISITE("prerequisite", "prerequisites", Kind.SKILL, Kind.SKILL),
        BROADER("broader", "broader", Kind.ROLE, Kind.ROLE),
        CAREER_STEP("career-step", "careerSteps", Kind.ROLE, Kind.ROLE),
        REQUIRES("requires", "requirements", Kind.ROLE, Kind.SKILL),
        TEACHES("teaches", "teaches", Kind.MODULE, Kind.SKILL),
        ASSUMES("assumes", "assumes", Kind.MODULE, Kind.SKILL),
        CONTAINS("contains", "modules", Kind.COURSE, Kind.MODULE);

        /** Members of list items that hold keys; all others hold words. */
        private static final List<String> POINTING = List.of("skill", "role", "skills");

        private final String wire;
        private final String member;
        private final Kind from;
        private final Kind to;

        Relation(String wire, String member, Kind from, Kind to) {
            this.wire = wire;
            this.member = member;
            this.from = from;
            this.to = to;
        }

        /** The word in tables. */
        public String wire() {
            return wire;
        }

        /** The inverse of {@link #wire()}. */
        static Relation ofWire(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** The member of a document that holds such edges. */
        public String member() {
            return member;
        }

        /** Where in a document it points at a key by this relation, as a JSON Pointer (RFC 6901). */
        Optional<String> pointer(JsonNode document, String key) {
            return find(document.path(member), key).map(rest -> "/" + member + rest);
        }

        private static Optional<String> find(JsonNode node, String key) {
            if (node.isTextual()) {
                return node.asText().equals(key) ? Optional.of("") : Optional.empty();
            }
            for (int i = 0; i < node.size() && node.isArray(); i++) {
                String step = "/" + i;
                Optional<String> found = find(node.get(i), key);
                if (found.isPresent()) {
                    return found.map(rest -> step + rest);
                }
            }
            return POINTING.stream()
                    .filter(node::has)
                    .flatMap(name -> find(node.get(name), key).map(rest -> "/" + name + rest).stream())
                    .findFirst();
        }

        public Kind from() {
            return from;
        }

        public Kind to() {
            return to;
        }
    }
}
