package org.skillway.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A file of any number of modules over some thousand skills, entity by entity, which a seed determines. */
final class ImportFile {

    private static final int SKILLS = 3_000;
    private static final long SEED = 12;

    private ImportFile() {}

    /**
     * Writes the project's own lines.
     *
     * @param mark begins every key, so that two files have nothing in common
     * @return how many entities the file has
     */
    static int write(Path file, String mark, int modules) throws IOException {
        Random random = new Random(SEED);
        World.Size size = new World.Size(SKILLS, 0, modules);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < SKILLS; i++) {
                line(lines, "skill", mark, World.skill(i, random));
            }
            for (int i = 0; i < modules; i++) {
                line(lines, "module", mark, World.module(i, size, random));
            }
        }
        return SKILLS + modules;
    }

    private static void line(BufferedWriter lines, String kind, String mark, ObjectNode document) throws IOException {
        // Every key of a world begins so, and nothing else in it does.
        String text = document.toString().replace("\"bench-", "\"" + mark + "-");
        lines.append("{\"kind\":\"")
                .append(kind)
                .append("\",\"document\":")
                .append(text)
                .append("}\n");
    }
}
