package org.skillway.catalog.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.UniqueElements;
import org.skillway.catalog.history.Description;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.Reference;
import org.skillway.catalog.history.Reference.Relation;
import org.skillway.catalog.text.Key;
import org.skillway.catalog.text.Subject;
import org.skillway.catalog.text.Text;

/**
 * An ordered list of modules.
 *
 * @param owners subjects of the instructors who may change it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CourseDocument(
        @NotNull @Key String key,
        @NotNull @Text Map<String, String> title,
        @NotNull @Text(max = 2000) Map<String, String> summary,
        @NotNull @Size(min = 1, max = 500) @UniqueElements List<@NotNull @Key String> modules,
        @NotNull @Size(min = 1, max = 50) @UniqueElements List<@NotNull @Subject String> owners)
        implements Document {

    public CourseDocument {
        modules = modules == null ? List.of() : modules;
        owners = owners == null ? List.of() : owners;
    }

    @Override
    public Kind entityKind() {
        return Kind.COURSE;
    }

    @Override
    public Description description() {
        return new Description(title, Map.of(), summary, List.of());
    }

    @Override
    public Stream<Reference> edges() {
        return modules.stream().filter(Objects::nonNull).map(module -> new Reference(Relation.CONTAINS, module));
    }

    /** A course points at modules only, which are never merged. */
    @Override
    public CourseDocument redirected(UnaryOperator<String> survivor) {
        return this;
    }
}
