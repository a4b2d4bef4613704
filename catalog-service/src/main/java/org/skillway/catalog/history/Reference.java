package org.skillway.catalog.history;

/** That one entity points at another: a directed edge of the catalog graph. */
public record Reference(Relation relation, String key) {

    /** Why one entity points at another. */
    public enum Relation {
        PREREQUISITE("prerequisite", Kind.SKILL, Kind.SKILL),
        BROADER("broader", Kind.ROLE, Kind.ROLE),
        CAREER_STEP("career-step", Kind.ROLE, Kind.ROLE),
        REQUIRES("requires", Kind.ROLE, Kind.SKILL),
        TEACHES("teaches", Kind.MODULE, Kind.SKILL),
        ASSUMES("assumes", Kind.MODULE, Kind.SKILL),
        CONTAINS("contains", Kind.COURSE, Kind.MODULE);

        private final String wire;
        private final Kind from;
        private final Kind to;

        Relation(String wire, Kind from, Kind to) {
            this.wire = wire;
            this.from = from;
            this.to = to;
        }

        /** The word in tables. */
        public String wire() {
            return wire;
        }

        public Kind from() {
            return from;
        }

        public Kind to() {
            return to;
        }
    }
}
