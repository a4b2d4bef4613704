package org.skillway.system.fuzz;

import static io.restassured.RestAssured.given;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A little of what the catalog exports, in each of the forms that an import takes. */
final class CatalogFiles {

    private final String gateway;

    CatalogFiles(String gateway) {
        this.gateway = gateway;
    }

    /** By media type, byte for byte. */
    Map<String, List<String>> all() {
        String lines = exported("ndjson")
                .lines()
                .filter(line -> line.length() < 3_000)
                .limit(6)
                .collect(Collectors.joining("\n", "", "\n"));
        String table = exported("csv?kind=skill").lines().limit(5).collect(Collectors.joining("\n", "", "\n"));
        return Map.of(
                "application/x-ndjson",
                List.of(lines),
                "text/csv",
                List.of(table),
                "application/json",
                List.of("[]", "{}", exported("json?kind=skill")),
                "application/zip",
                List.of(zip(Map.of("skills.csv", table, "x.ndjson", lines)), zip(Map.of("../x", lines))));
    }

    private String exported(String what) {
        byte[] bytes = given().baseUri(gateway).get("/api/v1/export/" + what).asByteArray();
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
