package org.skillway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a part is shipped with (CycloneDX), as the build has found it: held against the list that is committed, so that
 * another version, or another library that one of ours brings along, shows in review; and against the licences that we accept.
 */
public final class BillOfMaterials {

    /** System property that, when {@code true}, writes the list of the build over the committed one. */
    public static final String UPDATE = "skillway.update-components";

    private static final Path ACCEPTED = Path.of("..", "docs", "operations", "licences.txt");
    private static final String SCOPE = "quarkus:component:scope";

    /** Of several, each machine brings its own; with the version and the licence of what it belongs to. */
    private static final Pattern OF_THIS_MACHINE = Pattern.compile("native-(?:linux|osx|windows)-.*");

    private static final String OUR_OWN = "org.skillway";

    /** Licences by coordinates. */
    private final Map<String, Set<String>> shipped = new TreeMap<>();

    private BillOfMaterials() {}

    /** That of the part whose tests run. */
    public static BillOfMaterials ofThisPart() {
        BillOfMaterials bill = new BillOfMaterials();
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().endsWith("-dependency-cyclonedx.json"))
                    .toList();
            assertThat(found).as("bills of materials in target").hasSize(1);
            new ObjectMapper()
                    .readTree(found.get(0).toFile())
                    .path("components")
                    .forEach(bill::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bill;
    }

    private void read(JsonNode component) {
        String group = component.path("group").asText();
        String name = component.path("name").asText();
        if (!group.equals(OUR_OWN) && !OF_THIS_MACHINE.matcher(name).matches() && isShipped(component)) {
            Set<String> licences = new TreeSet<>();
            component.path("licenses").forEach(one -> licences.add(licence(one)));
            shipped.put(group + ":" + name + ":" + component.path("version").asText(), licences);
        }
    }

    private static boolean isShipped(JsonNode component) {
        for (JsonNode property : component.path("properties")) {
            if (property.path("name").asText().equals(SCOPE)) {
                return property.path("value").asText().equals("runtime");
            }
        }
        return false;
    }

    private static String licence(JsonNode one) {
        JsonNode licence = one.path("license");
        return one.has("expression")
                ? one.path("expression").asText()
                : licence.has("id")
                        ? licence.path("id").asText()
                        : licence.path("name").asText();
    }

    /** Fails unless the committed list says the same. */
    public void isCommittedAs(Path committed) {
        try {
            List<String> lines = shipped.entrySet().stream()
                    .map(one -> one.getKey() + "  " + String.join(" or ", one.getValue()))
                    .toList();
            if (Boolean.getBoolean(UPDATE)) {
                Files.write(committed, lines);
            }
            assertThat(Files.exists(committed)).as("%s is committed", committed).isTrue();
            assertThat(lines)
                    .as(
                            "What the part is shipped with has changed. If that is meant, run mvn verify with -D%s=true and"
                                    + " commit %s",
                            UPDATE, committed)
                    .isEqualTo(Files.readAllLines(committed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless each component can be had under a licence that we accept. */
    public void hasAcceptedLicences() {
        Set<String> accepted = accepted();
        List<String> others = new ArrayList<>();
        shipped.forEach((component, licences) -> {
            if (licences.stream().noneMatch(accepted::contains)) {
                others.add(component + " " + licences);
            }
        });
        assertThat(others)
                .as("Components under no licence of docs/operations/licences.txt")
                .isEmpty();
        assertThat(shipped).hasSizeGreaterThan(50);
    }

    private static Set<String> accepted() {
        try (Stream<String> lines = Files.lines(ACCEPTED)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(String::strip)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
