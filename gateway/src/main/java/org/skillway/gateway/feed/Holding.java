package org.skillway.gateway.feed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.skillway.gateway.graph.CatalogContent;
import org.skillway.gateway.graph.Importance;

/** What a follower holds of the catalog: the newest line about each entity, at one revision of one epoch. */
record Holding(String epoch, long revision, SortedMap<String, FeedLine> entities) {

    CatalogContent content() {
        return new CatalogContent(
                epoch,
                revision,
                of("skill").map(Holding::skill).toList(),
                of("role").map(Holding::role).toList(),
                of("module").map(Holding::module).toList(),
                of("course").map(Holding::course).toList());
    }

    private Stream<FeedLine> of(String kind) {
        return entities.values().stream().filter(line -> kind.equals(line.kind()));
    }

    private static CatalogContent.SkillEntry skill(FeedLine line) {
        return new CatalogContent.SkillEntry(line.key(), line.mergedInto(), list(line.prerequisites()), titles(line));
    }

    private static CatalogContent.RoleEntry role(FeedLine line) {
        return new CatalogContent.RoleEntry(
                line.key(),
                published(line),
                line.broader(),
                list(line.careerSteps()),
                list(line.requirements()).stream().map(Holding::requirement).toList(),
                titles(line));
    }

    private static CatalogContent.RequirementEntry requirement(FeedLine.ChoiceLine line) {
        return new CatalogContent.RequirementEntry(
                Importance.valueOf(line.importance().toUpperCase(Locale.ROOT)), atLeast(line), list(line.skills()));
    }

    private static CatalogContent.ModuleEntry module(FeedLine line) {
        return new CatalogContent.ModuleEntry(
                line.key(),
                published(line),
                number(line.version()),
                number(line.minutes()),
                line.language(),
                line.level(),
                list(line.teaches()),
                list(line.assumes()).stream()
                        .map(assumption ->
                                new CatalogContent.AssumptionEntry(atLeast(assumption), list(assumption.skills())))
                        .toList(),
                titles(line));
    }

    private static CatalogContent.CourseEntry course(FeedLine line) {
        return new CatalogContent.CourseEntry(
                line.key(), published(line), number(line.version()), list(line.modules()), titles(line));
    }

    private static int atLeast(FeedLine.ChoiceLine line) {
        return line.atLeast() == null ? 1 : line.atLeast();
    }

    private static int number(Integer maybeAbsent) {
        return maybeAbsent == null ? 0 : maybeAbsent;
    }

    private static boolean published(FeedLine line) {
        return "published".equals(line.status());
    }

    private static <T> List<T> list(List<T> maybeAbsent) {
        return maybeAbsent == null ? List.of() : maybeAbsent;
    }

    private static Map<String, String> titles(FeedLine line) {
        return line.titles() == null ? Map.of() : line.titles();
    }
}
