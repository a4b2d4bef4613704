package org.skillway.catalog.exports;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.course.CourseDocument;
import org.skillway.catalog.module.ModuleDocument;
import org.skillway.catalog.role.RoleDocument;
import org.skillway.catalog.skill.SkillDocument;

/** What {@link ExportWriter} writes as JSON, for the OpenAPI document; it is never held whole. */
@Schema(
        name = "CatalogExport",
        description = "All that is published, by kind; a kind of which nothing is published or wanted is absent.")
record CatalogExport(
        List<CourseDocument> courses,
        List<ModuleDocument> modules,
        List<RoleDocument> roles,
        List<SkillDocument> skills) {}
