package org.skillway.local;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which stack a command is about: one data folder holds one stack. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder; by default .skillway in the checkout.")
    private Path data;

    DataFolder folder() {
        return new DataFolder(data == null ? Skillway.home().resolve(".skillway") : data);
    }

    /** For commands that only look: the folder by its real path, or a sentence that there is none. */
    DataFolder existing() {
        DataFolder folder = folder();
        if (!folder.exists()) {
            throw new Refusal("Nothing was started yet on %s: ./skillway up does that, --data DIR names another folder."
                    .formatted(folder.root()));
        }
        return folder.real();
    }
}
