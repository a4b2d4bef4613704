package org.skillway.catalog.course;

import jakarta.enterprise.context.ApplicationScoped;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.DocumentFormat;
import org.skillway.catalog.history.Kind;

/** How courses are written. */
@ApplicationScoped
class CourseFormat implements DocumentFormat {

    @Override
    public Kind kind() {
        return Kind.COURSE;
    }

    @Override
    public Class<? extends Document> type() {
        return CourseDocument.class;
    }
}
