package org.skillway.progress.support;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Modules, roles and courses in the catalog of the tests; each is known to the service when its method returns. */
public final class Structure {

    private Structure() {}

    /** A key that nobody has used. */
    public static String fresh(String kind) {
        return kind + "-" + UUID.randomUUID();
    }

    /** A fresh module that teaches these. */
    public static String module(String... teaches) {
        String key = fresh("module");
        module(key, 1, "published", List.of(teaches));
        return key;
    }

    public static void module(String key, int version, String status, Collection<String> teaches) {
        put("module", key, status, version, "\"teaches\":" + keys(teaches));
    }

    /** A fresh course of these modules, of one owner. */
    public static String course(String owner, String... modules) {
        String key = fresh("course");
        course(key, "published", List.of(owner), List.of(modules));
        return key;
    }

    public static void course(String key, String status, Collection<String> owners, Collection<String> modules) {
        put("course", key, status, 1, "\"modules\":" + keys(modules) + ",\"owners\":" + keys(owners));
    }

    /** One of these skills, without fail. */
    public static String anyOf(String... skills) {
        return need("essential", 1, List.of(skills));
    }

    public static String need(String importance, int atLeast, Collection<String> skills) {
        return "{\"importance\":\"%s\",\"atLeast\":%d,\"skills\":%s}".formatted(importance, atLeast, keys(skills));
    }

    /** A fresh role with these requirements. */
    public static String newRole(String... requirements) {
        String key = fresh("role");
        role(key, "published", requirements);
        return key;
    }

    public static void role(String key, String status, String... requirements) {
        put(
                "role",
                key,
                status,
                1,
                "\"requirements\":" + Arrays.stream(requirements).collect(Collectors.joining(",", "[", "]")));
    }

    private static void put(String kind, String key, String status, int version, String members) {
        Learner.awaitRevision(Catalog.entity("\"kind\":\"%s\",\"key\":\"%s\",\"status\":\"%s\",\"version\":%d,%s}"
                .formatted(kind, key, status, version, members)));
    }

    private static String keys(Collection<String> keys) {
        return keys.stream().map(key -> "\"" + key + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
