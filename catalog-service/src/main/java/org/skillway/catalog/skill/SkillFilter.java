package org.skillway.catalog.skill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.StateQuery.Pointing;

/** Which skills a list shows; null members do not restrict. */
record SkillFilter(SkillKind kind, String prerequisite, String requiredBy, String taughtBy) {

    /** Roles and modules say which skills they need and teach, not the other way round. */
    List<Pointing> pointedAt() {
        List<Pointing> pointedAt = new ArrayList<>();
        if (requiredBy != null) {
            pointedAt.add(new Pointing(Kind.ROLE, requiredBy, "$.requirements.skills[*]"));
        }
        if (taughtBy != null) {
            pointedAt.add(new Pointing(Kind.MODULE, taughtBy, "$.teaches[*]"));
        }
        return pointedAt;
    }

    /** @param survivor the skill that a key stands for */
    Map<String, Object> contains(UnaryOperator<String> survivor) {
        Map<String, Object> members = new TreeMap<>();
        if (kind != null) {
            members.put("kind", kind.wire());
        }
        if (prerequisite != null) {
            members.put("prerequisites", List.of(Map.of("skill", survivor.apply(prerequisite))));
        }
        return members;
    }
}
