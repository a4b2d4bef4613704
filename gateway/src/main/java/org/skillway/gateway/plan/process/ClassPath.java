package org.skillway.gateway.plan.process;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Where the classes are that the process that plans needs, however this one has got its own: few, so that it starts soon. */
final class ClassPath {

    /** One resource of each place: Skillway's own, the solver with what it stands on, and its native part for this platform. */
    private static final List<String> RESOURCES = List.of(
            "org/skillway/gateway/plan/process/PlanningMain.class",
            "com/google/ortools/sat/CpModel.class",
            "com/google/protobuf/Message.class",
            "com/sun/jna/Native.class",
            "ortools-" + com.sun.jna.Platform.RESOURCE_PREFIX + "/" + System.mapLibraryName("jniortools"));

    private ClassPath() {}

    static String ofPlanning() {
        ClassLoader classes = ClassPath.class.getClassLoader();
        return RESOURCES.stream()
                .map(resource -> place(resource, classes.getResource(resource)))
                // Without a native part plans are made in Java.
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(String resource, URL url) {
        if (url == null) {
            return null;
        }
        String place = url.toString();
        return Path.of(URI.create(
                        place.startsWith("jar:")
                                ? place.substring("jar:".length(), place.lastIndexOf("!/"))
                                : place.substring(0, place.length() - resource.length())))
                .toString();
    }
}
