package org.skillway.gateway.plan.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What is unpacked for the native part: fifty megabytes. */
final class TemporaryFiles {

    private TemporaryFiles() {}

    /** All that is in a folder; what cannot be removed stays. */
    static void removeFrom(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> !file.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .map(Path::toFile)
                    .forEach(File::delete);
        } catch (IOException e) {
            // The folder is one for temporary files.
        }
    }
}
