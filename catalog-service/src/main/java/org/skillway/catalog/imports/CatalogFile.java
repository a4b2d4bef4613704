package org.skillway.catalog.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.stream.Stream;
import org.skillway.catalog.course.CourseDocument;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.module.ModuleDocument;
import org.skillway.catalog.role.RoleDocument;
import org.skillway.catalog.skill.SkillDocument;

/** Skillway's own content format: one JSON object, each member optional. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CatalogFile(
        List<@NotNull @Valid SkillDocument> skills,
        List<@NotNull @Valid RoleDocument> roles,
        List<@NotNull @Valid ModuleDocument> modules,
        List<@NotNull @Valid CourseDocument> courses) {

    public CatalogFile {
        skills = skills == null ? List.of() : skills;
        roles = roles == null ? List.of() : roles;
        modules = modules == null ? List.of() : modules;
        courses = courses == null ? List.of() : courses;
    }

    Stream<Document> documents() {
        return Stream.of(skills, roles, modules, courses).flatMap(List::stream);
    }
}
