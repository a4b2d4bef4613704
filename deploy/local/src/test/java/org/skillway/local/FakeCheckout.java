package org.skillway.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A checkout in which every service is a {@link StandIn}, built. */
final class FakeCheckout {

    private FakeCheckout() {}

    static Path in(Path folder) throws IOException {
        for (String module : Build.MODULES) {
            Path application = folder.resolve(module).resolve("target/quarkus-app");
            Files.createDirectories(application.resolve("app"));
            Files.createFile(application.resolve("app/skillway-" + module + "-1.2.3.jar"));
            writeJar(application.resolve("quarkus-run.jar"));
        }
        return folder;
    }

    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream code = StandIn.class.getResourceAsStream("StandIn.class")) {
            out.putNextEntry(new JarEntry("org/skillway/local/StandIn.class"));
            code.transferTo(out);
            out.closeEntry();
        }
    }
}
