package org.skillway.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Data folders as a first start leaves them: made once and then copied, since a first start takes seconds. */
final class PreparedFolder {

    private static DataFolder template;

    private PreparedFolder() {}

    static synchronized DataFolder in(Path root) throws IOException {
        DataFolder folder = new DataFolder(root).prepare();
        for (Path source : List.of(
                template().postgres(), template().postgresBinaries(), template().secrets())) {
            copy(source, folder.root().resolve(source.getFileName()));
        }
        return folder;
    }

    private static DataFolder template() throws IOException {
        if (template == null) {
            DataFolder made = new DataFolder(Files.createTempDirectory("skillway-template")).prepare();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made.root())));
            Secrets secrets = Secrets.loadOrDraw(made.secrets());
            LocalPostgres postgres =
                    new LocalPostgres(made, FreePorts.find().postgresql(), secrets, Release.load(), Map.of());
            postgres.start();
            new Databases(postgres.server(), secrets).ensure();
            postgres.stop();
            template = made;
        }
        return template;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (source.toString().contains("/bin/")) {
                    Files.createLink(target, source);
                } else {
                    Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        try (Stream<Path> all = Files.walk(to)) {
            // By this mark's time the library knows that everything beside it is unpacked.
            for (Path mark : all.filter(path -> path.endsWith(".exists")).toList()) {
                Files.setLastModifiedTime(mark, FileTime.from(Instant.now()));
            }
        }
    }

    private static void delete(Path tree) {
        try (Stream<Path> all = Files.walk(tree)) {
            all.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
