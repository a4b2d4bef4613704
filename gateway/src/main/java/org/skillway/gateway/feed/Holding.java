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
                of("module").map(Holding::module).toList());
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
                list(line.requirements()).stream().map(Holding::requirement).toList(),
                titles(line));
    }

    private static CatalogContent.RequirementEntry requirement(FeedLine.RequirementLine line) {
        return new CatalogContent.RequirementEntry(
                Importance.valueOf(line.importance().toUpperCase(Locale.ROOT)),
                line.atLeast() == null ? 1 : line.atLeast(),
                list(line.skills()));
    }

    private static CatalogContent.ModuleEntry module(FeedLine line) {
        return new CatalogContent.ModuleEntry(
                line.key(),
                published(line),
                line.minutes() == null ? 0 : line.minutes(),
                list(line.teaches()),
                titles(line));
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
