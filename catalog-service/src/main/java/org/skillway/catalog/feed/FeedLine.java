package org.skillway.catalog.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.skillway.catalog.module.ModuleDocument;
import org.skillway.catalog.role.Requirement;
import org.skillway.catalog.skill.SkillKind;

/** The lines of the change feed, as {@code deploy/contract/README.md} describes them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
sealed interface FeedLine {

    /** Opens every answer. */
    @JsonTypeName("begin")
    record Begin(boolean snapshot, UUID epoch, long after, long head) implements FeedLine {}

    /** One entity's state. */
    @JsonTypeName("entity")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonPropertyOrder({"revision", "kind", "key", "status", "version"})
    record Entity(
            long revision,
            String kind,
            String key,
            String status,
            int version,
            String mergedInto,
            @JsonProperty("titles") Map<String, String> titles,
            SkillKind skillKind,
            List<String> prerequisites,
            String broader,
            List<String> careerSteps,
            List<Requirement> requirements,
            Integer minutes,
            String language,
            ModuleDocument.Level level,
            List<String> teaches,
            List<ModuleDocument.Assumption> assumes,
            List<String> modules,
            List<String> owners,
            List<ModuleVersion> versions)
            implements FeedLine {}

    /** What a version of a module teaches and assumes. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ModuleVersion(int version, List<String> teaches, List<ModuleDocument.Assumption> assumes) {}

    /** Ends a revision: it is whole if so many entity lines came. */
    @JsonTypeName("commit")
    record Commit(long revision, int entities) implements FeedLine {}

    /** Ends every answer that did not break off. */
    @JsonTypeName("end")
    record End(long revision) implements FeedLine {}
}
