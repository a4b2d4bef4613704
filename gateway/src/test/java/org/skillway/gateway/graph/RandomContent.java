package org.skillway.gateway.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.skillway.gateway.graph.CatalogContent.AssumptionEntry;
import org.skillway.gateway.graph.CatalogContent.CourseEntry;
import org.skillway.gateway.graph.CatalogContent.ModuleEntry;
import org.skillway.gateway.graph.CatalogContent.RequirementEntry;
import org.skillway.gateway.graph.CatalogContent.RoleEntry;
import org.skillway.gateway.graph.CatalogContent.SkillEntry;

/** Small catalogs that a seed determines: few keys, so that everything meets everything. */
public final class RandomContent {

    private static final List<String> LEVELS = List.of("beginner", "intermediate", "advanced");

    private final SplittableRandom random;
    private final List<SkillEntry> skills = new ArrayList<>();

    public RandomContent(SplittableRandom random) {
        this.random = random;
    }

    public CatalogContent next() {
        skills.clear();
        int count = random.nextInt(1, 14);
        for (int number = 0; number < count; number++) {
            skills.add(skill(number));
        }
        List<ModuleEntry> modules = new ArrayList<>();
        for (int number = random.nextInt(9); number > 0; number--) {
            modules.add(module("m" + number));
        }
        List<RoleEntry> roles = new ArrayList<>();
        for (int number = random.nextInt(1, 6); number > 0; number--) {
            roles.add(role("r" + number));
        }
        List<CourseEntry> courses = new ArrayList<>();
        if (!modules.isEmpty()) {
            courses.add(course("c", modules));
        }
        return new CatalogContent("e", 1, skills, roles, modules, courses);
    }

    /** Later states of some of what is there, and something new; the skills stay as they are. */
    public CatalogContent changesOf(CatalogContent content) {
        List<ModuleEntry> modules = new ArrayList<>();
        content.modules().stream()
                .filter(unused -> random.nextInt(3) == 0)
                .forEach(entry -> modules.add(module(entry.key())));
        if (random.nextBoolean()) {
            modules.add(module("n" + content.revision()));
        }
        List<RoleEntry> roles = new ArrayList<>();
        content.roles().stream()
                .filter(unused -> random.nextInt(3) == 0)
                .forEach(entry -> roles.add(role(entry.key())));
        List<ModuleEntry> all = new ArrayList<>(content.modules());
        all.addAll(modules);
        List<CourseEntry> courses = all.isEmpty() || random.nextBoolean() ? List.of() : List.of(course("d", all));
        return new CatalogContent(content.epoch(), content.revision() + 1, List.of(), roles, modules, courses);
    }

    // Prerequisites and merges point to lower numbers only, so that neither can go in a circle.
    private SkillEntry skill(int number) {
        String mergedInto = number > 0 && random.nextInt(4) == 0 ? "s" + random.nextInt(number) : null;
        List<String> prerequisites = new ArrayList<>();
        for (int lower = 0; lower < number; lower++) {
            if (mergedInto == null && random.nextInt(4) == 0) {
                prerequisites.add("s" + lower);
            }
        }
        return new SkillEntry("s" + number, mergedInto, prerequisites, Map.of("en", "Skill " + number));
    }

    private ModuleEntry module(String key) {
        List<AssumptionEntry> assumes = new ArrayList<>();
        for (int number = random.nextInt(3); number > 0; number--) {
            List<String> of = some(4);
            assumes.add(new AssumptionEntry(random.nextInt(1, of.size() + 1), of));
        }
        return new ModuleEntry(
                key,
                random.nextInt(5) > 0,
                random.nextInt(1, 4),
                15 * random.nextInt(1, 5),
                random.nextBoolean() ? "en" : "ka",
                LEVELS.get(random.nextInt(LEVELS.size())),
                some(3),
                assumes,
                Map.of("en", "Module " + random.nextInt(100)));
    }

    private RoleEntry role(String key) {
        List<RequirementEntry> requirements = new ArrayList<>();
        for (int number = random.nextInt(6); number > 0; number--) {
            List<String> of = some(5);
            requirements.add(new RequirementEntry(
                    random.nextBoolean() ? Importance.ESSENTIAL : Importance.OPTIONAL,
                    random.nextInt(1, of.size() + 1),
                    of));
        }
        return new RoleEntry(
                key, random.nextInt(5) > 0, null, List.of(), requirements, Map.of("en", "Role " + random.nextInt(100)));
    }

    private CourseEntry course(String key, List<ModuleEntry> modules) {
        List<String> keys = modules.stream()
                .map(ModuleEntry::key)
                .distinct()
                .filter(unused -> random.nextBoolean())
                .toList();
        return new CourseEntry(key, random.nextInt(5) > 0, 1, keys, Map.of("en", "Course " + random.nextInt(100)));
    }

    /** One to so many different keys of skills, merged ones among them. */
    private List<String> some(int most) {
        Set<String> keys = new HashSet<>();
        for (int draws = random.nextInt(1, most + 1); draws > 0; draws--) {
            keys.add(skills.get(random.nextInt(skills.size())).key());
        }
        return List.copyOf(keys);
    }
}
