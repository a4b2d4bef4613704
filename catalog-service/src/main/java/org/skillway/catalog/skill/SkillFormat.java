package org.skillway.catalog.skill;

import jakarta.enterprise.context.ApplicationScoped;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.DocumentFormat;
import org.skillway.catalog.history.Kind;

/** How skills are written. */
@ApplicationScoped
class SkillFormat implements DocumentFormat {

    @Override
    public Kind kind() {
        return Kind.SKILL;
    }

    @Override
    public Class<? extends Document> type() {
        return SkillDocument.class;
    }
}
