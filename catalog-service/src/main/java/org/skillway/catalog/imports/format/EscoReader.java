package org.skillway.catalog.imports.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.imports.format.EscoTable.Row;
import org.skillway.catalog.role.Requirement;
import org.skillway.catalog.role.Requirement.Importance;
import org.skillway.catalog.role.RoleDocument;
import org.skillway.catalog.skill.SkillDocument;
import org.skillway.catalog.skill.SkillDocument.ExternalReference;
import org.skillway.catalog.skill.SkillKind;

/**
 * ESCO in tabiya's CSV form (https://github.com/tabiya-tech/taxonomy-model-application): occupations become roles, their
 * groups industries, skills skills, and the relations between both requirements. A relation that has a signalling value
 * instead of a type says that the skill sets people apart, not that it is needed, so it becomes an optional requirement.
 * What relates skills to skills is no order of learning; it is counted and not taken over.
 */
public final class EscoReader {

    private static final String SCHEME = "esco";
    private static final String LANGUAGE = "en";
    private static final List<String> FILES = List.of("skills.csv", "occupations.csv");

    private final DocumentCheck check;

    public EscoReader(DocumentCheck check) {
        this.check = check;
    }

    public void read(Upload upload, Known known, Intake intake) throws IOException {
        EscoTable tables = new EscoTable(upload, intake);
        if (FILES.stream().allMatch(file -> tables.find(file).isEmpty())) {
            intake.fault(new Place("skills.csv", 0, "").fault("required", "neither this nor occupations.csv is there"));
            return;
        }
        new Run(tables, new Keys(known, SCHEME), intake).read();
    }

    /** What one import has come to know; relations come by identifiers that hold within their files only. */
    private final class Run {

        private final EscoTable tables;
        private final Keys keys;
        private final Intake intake;
        private final Map<String, String> skills = new HashMap<>();
        private final Map<String, Occupation> occupations = new LinkedHashMap<>();
        private final Map<String, String> groups = new HashMap<>();

        Run(EscoTable tables, Keys keys, Intake intake) {
            this.tables = tables;
            this.keys = keys;
            this.intake = intake;
        }

        void read() throws IOException {
            tables.read("skills.csv", List.of("ID", "PREFERREDLABEL"), this::skill);
            tables.read("occupation_groups.csv", List.of("CODE", "PREFERREDLABEL"), this::group);
            tables.read("occupations.csv", List.of("ID", "PREFERREDLABEL"), this::occupation);
            tables.read("occupation_hierarchy.csv", List.of("PARENTID", "CHILDID"), this::broader);
            tables.read("occupation_to_skill_relations.csv", List.of("OCCUPATIONID", "SKILLID"), this::relation);
            tables.read("skill_groups.csv", List.of(), row -> intake.count("skillGroupsNotTaken", 1));
            tables.read("skill_hierarchy.csv", List.of(), row -> intake.count("skillHierarchyNotTaken", 1));
            tables.read("skill_to_skill_relations.csv", List.of(), row -> intake.count("skillRelationsNotTaken", 1));
            occupations.values().forEach(occupation -> check.read(occupation.role(), occupation.row.place(), intake));
        }

        private void skill(Row row) {
            intake.count("skills", 1);
            String key = keys.give(Kind.SKILL, row.get("PREFERREDLABEL"), row.get("ORIGINURI"), identity(row));
            if (isNew(row, skills.put(row.get("ID"), key) == null)) {
                SkillKind kind =
                        row.get("SKILLTYPE").equals("skill/competence") ? SkillKind.PRACTICE : SkillKind.KNOWLEDGE;
                check.read(
                        new SkillDocument(
                                key, kind, title(row), summary(row), aliases(row), List.of(), references(row)),
                        row.place(),
                        intake);
            }
        }

        private void group(Row row) {
            intake.count("occupationGroups", 1);
            groups.put(row.get("CODE"), row.get("PREFERREDLABEL"));
        }

        private void occupation(Row row) {
            intake.count("occupations", 1);
            String key = keys.give(Kind.ROLE, row.get("PREFERREDLABEL"), row.get("ORIGINURI"), identity(row));
            List<RoleDocument.Industry> industries = new ArrayList<>();
            String code = row.get("OCCUPATIONGROUPCODE");
            if (!code.isEmpty()) {
                String label = groups.get(code);
                if (label == null && tables.find("occupation_groups.csv").isPresent()) {
                    intake.fault(
                            row.at("OCCUPATIONGROUPCODE").fault("dangling-reference", "there is no group " + code));
                }
                industries.add(new RoleDocument.Industry(
                        "isco-" + code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                        Map.of(LANGUAGE, label == null ? code : label)));
            }
            Occupation before = occupations.put(row.get("ID"), new Occupation(row, key, industries));
            isNew(row, before == null);
        }

        private boolean isNew(Row row, boolean first) {
            if (!first) {
                intake.fault(row.at("ID").fault("duplicate", "the identifier stands twice"));
            }
            return first;
        }

        private void broader(Row row) {
            Occupation parent = occupations.get(row.get("PARENTID"));
            Occupation child = occupations.get(row.get("CHILDID"));
            if (parent != null && child != null) {
                intake.count("broaderRelations", 1);
                child.broader = parent.key;
            } else {
                String types = row.get("PARENTOBJECTTYPE") + row.get("CHILDOBJECTTYPE");
                intake.count("groupHierarchyNotTaken", 1);
                if (!types.contains("group")) {
                    dangling(row, parent == null ? "PARENTID" : "CHILDID");
                }
            }
        }

        private void relation(Row row) {
            intake.count("relations", 1);
            Occupation occupation = occupations.get(row.get("OCCUPATIONID"));
            String skill = skills.get(row.get("SKILLID"));
            if (occupation == null || skill == null) {
                dangling(row, occupation == null ? "OCCUPATIONID" : "SKILLID");
                return;
            }
            String type = row.get("RELATIONTYPE");
            if (type.isEmpty() && !row.get("SIGNALLINGVALUELABEL").isEmpty()) {
                intake.count("signallingRelations", 1);
            } else if (type.equals("essential") || type.equals("optional")) {
                intake.count(type + "Relations", 1);
            } else {
                intake.fault(row.at("RELATIONTYPE").fault("one-of", "must be one of essential, optional"));
            }
            occupation.require(skill, type.equals("essential"));
        }

        private void dangling(Row row, String column) {
            intake.fault(row.at(column).fault("dangling-reference", "there is no " + row.get(column)));
        }
    }

    /** An occupation while its relations are read. */
    private static final class Occupation {

        private final Row row;
        private final String key;
        private final List<RoleDocument.Industry> industries;
        private final Map<String, Importance> requirements = new LinkedHashMap<>();
        private String broader;

        Occupation(Row row, String key, List<RoleDocument.Industry> industries) {
            this.row = row;
            this.key = key;
            this.industries = industries;
        }

        /** The same skill twice is one requirement: essential beats optional. */
        void require(String skill, boolean essential) {
            Importance importance = essential ? Importance.ESSENTIAL : Importance.OPTIONAL;
            requirements.merge(skill, importance, (one, other) -> one == Importance.ESSENTIAL ? one : other);
        }

        RoleDocument role() {
            List<Requirement> asked = requirements.entrySet().stream()
                    .map(entry -> new Requirement(entry.getValue(), 1, List.of(entry.getKey())))
                    .toList();
            return new RoleDocument(
                    key,
                    title(row),
                    summary(row),
                    aliases(row),
                    broader,
                    List.of(),
                    industries,
                    List.of(),
                    List.of(),
                    List.of(),
                    asked,
                    references(row));
        }
    }

    /** The URI, and for what has none (occupations of one country) the name that tabiya gives it in every release. */
    private static String identity(Row row) {
        String uri = row.get("ORIGINURI");
        return uri.isEmpty() ? row.get("UUIDHISTORY") : uri;
    }

    private static Map<String, String> title(Row row) {
        return Map.of(LANGUAGE, row.get("PREFERREDLABEL"));
    }

    /** ESCO does not describe everything; what it is called is better than nothing. */
    private static Map<String, String> summary(Row row) {
        String description = row.get("DESCRIPTION");
        return Map.of(LANGUAGE, description.isEmpty() ? row.get("PREFERREDLABEL") : description);
    }

    private static Map<String, List<String>> aliases(Row row) {
        List<String> names = row.lines("ALTLABELS").stream()
                .filter(name -> !name.equals(row.get("PREFERREDLABEL")))
                .toList();
        return names.isEmpty() ? Map.of() : Map.of(LANGUAGE, names);
    }

    private static List<ExternalReference> references(Row row) {
        String uri = row.get("ORIGINURI");
        return uri.isEmpty() ? List.of() : List.of(new ExternalReference(SCHEME, uri));
    }
}
