package org.skillway.catalog.imports.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How one item of a list is written in a cell. */
enum ItemForm {
    /** {@code git}: a prerequisite or a career step by its key. */
    SKILL,
    ROLE,
    INDUSTRY,
    /** {@code git}, or {@code 1 of django,flask}. */
    CHOICE,
    /** {@code essential git}, or {@code optional 1 of django,flask}. */
    REQUIREMENT,
    /** {@code esco http://data.europa.eu/…}. */
    REFERENCE,
    /** {@code 4300 GEL GE month average 2024-05-01}; the day may be missing. */
    SALARY;

    private static final Pattern OF = Pattern.compile("([0-9]{1,4}) of (.*)");

    /** The members of an item, in the order in which a cell names them. */
    private List<String> members() {
        return switch (this) {
            case SKILL -> List.of("skill");
            case ROLE -> List.of("role");
            case INDUSTRY -> List.of("key");
            case REFERENCE -> List.of("scheme", "uri");
            case SALARY -> List.of("amount", "currency", "country", "period", "statistic", "observedOn");
            case CHOICE, REQUIREMENT -> List.of();
        };
    }

    void read(String item, ObjectNode into) {
        switch (this) {
            case CHOICE -> choice(item, into);
            case REQUIREMENT -> {
                String[] parts = item.split(" ", 2);
                into.put("importance", parts[0]);
                choice(parts.length == 1 ? "" : parts[1], into);
            }
            default -> {
                String[] parts = item.split(" +", members().size());
                for (int i = 0; i < parts.length; i++) {
                    member(members().get(i), parts[i], into);
                }
            }
        }
    }

    private static void member(String name, String text, ObjectNode into) {
        if (name.equals("amount") && text.matches("[0-9]{1,15}([.][0-9]{1,8})?")) {
            into.put(name, new BigDecimal(text));
        } else {
            into.put(name, text);
        }
    }

    private static void choice(String text, ObjectNode into) {
        Matcher of = OF.matcher(text.strip());
        boolean several = of.matches();
        into.put("atLeast", several ? Integer.parseInt(of.group(1)) : 1);
        for (String skill : (several ? of.group(2) : text).split(",", -1)) {
            into.withArray("/skills").add(skill.strip());
        }
    }

    String write(JsonNode item) {
        return switch (this) {
            case CHOICE -> choice(item);
            case REQUIREMENT -> item.path("importance").asText() + " " + choice(item);
            default -> {
                List<String> parts = new ArrayList<>();
                members().stream()
                        .map(item::path)
                        .filter(value -> !value.isMissingNode())
                        .forEach(value -> parts.add(
                                value.isNumber() ? value.decimalValue().toPlainString() : value.asText()));
                yield String.join(" ", parts);
            }
        };
    }

    private static String choice(JsonNode item) {
        List<String> skills = new ArrayList<>();
        item.path("skills").forEach(skill -> skills.add(skill.asText()));
        int atLeast = item.path("atLeast").asInt();
        return skills.size() == 1 && atLeast == 1 ? skills.get(0) : atLeast + " of " + String.join(",", skills);
    }
}
