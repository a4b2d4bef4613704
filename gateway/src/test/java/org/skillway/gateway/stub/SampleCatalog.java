package org.skillway.gateway.stub;

import java.util.List;

/**
 * A small catalog: three roles, eight skills of which one is merged, seven modules of which one is retired, two
 * courses.
 */
public final class SampleCatalog {

    private SampleCatalog() {}

    public static List<String> lines() {
        return List.of(
                skill("python", "Python", "პითონი", ""),
                skill("git", "Version control with Git", "ვერსიების კონტროლი Git-ით", ""),
                skill("http", "HTTP", null, ""),
                skill("web-basics", "Basics of the web", null, "\"http\""),
                skill("django", "Django", null, "\"python\",\"web-basics\""),
                skill("flask", "Flask", null, "\"python\",\"web-basics\""),
                skill("docker", "Docker", null, "\"linux\""),
                skill("linux", "Linux", null, ""),
                "{\"line\":\"entity\",\"revision\":1,\"kind\":\"skill\",\"key\":\"gnu-linux\",\"status\":\"merged\","
                        + "\"version\":2,\"mergedInto\":\"linux\",\"titles\":{\"en\":\"GNU/Linux\"}}",
                "{\"line\":\"entity\",\"revision\":1,\"kind\":\"role\",\"key\":\"web-developer\",\"status\":\"published\","
                        + "\"version\":1,\"titles\":{\"en\":\"Web developer\",\"ka\":\"ვებდეველოპერი\"},\"requirements\":["
                        + "{\"importance\":\"essential\",\"atLeast\":1,\"skills\":[\"python\"]},"
                        + "{\"importance\":\"essential\",\"atLeast\":1,\"skills\":[\"django\",\"flask\"]},"
                        + "{\"importance\":\"essential\",\"atLeast\":2,\"skills\":[\"gnu-linux\",\"linux\"]},"
                        + "{\"importance\":\"optional\",\"atLeast\":1,\"skills\":[\"docker\"]}]}",
                "{\"line\":\"entity\",\"revision\":1,\"kind\":\"role\",\"key\":\"webmaster\",\"status\":\"retired\","
                        + "\"version\":3,\"titles\":{\"en\":\"Webmaster\"},\"requirements\":["
                        + "{\"importance\":\"optional\",\"atLeast\":1,\"skills\":[\"http\"]}]}",
                "{\"line\":\"entity\",\"revision\":1,\"kind\":\"role\",\"key\":\"api-developer\",\"status\":\"published\","
                        + "\"version\":1,\"titles\":{\"en\":\"API developer\"},"
                        + "\"careerSteps\":[\"webmaster\",\"web-developer\"],\"requirements\":["
                        + "{\"importance\":\"essential\",\"atLeast\":1,\"skills\":[\"python\"]},"
                        + "{\"importance\":\"essential\",\"atLeast\":1,\"skills\":[\"flask\"]}]}",
                module("django-first-steps", "First steps with Django", "published", 90, "\"django\""),
                module("django-in-depth", "Django in depth", "published", 600, "\"django\""),
                module("web-frameworks", "Two web frameworks", "published", 90, "\"django\",\"flask\""),
                module("old-django", "Django 1", "retired", 10, "\"django\""),
                module("shell", "The shell", "published", 120, "\"gnu-linux\""),
                module("python-basics", "Python from the start", "published", 300, "\"python\""),
                module("docker-in-practice", "Docker in practice", "published", 180, "\"docker\"")
                        .replaceFirst("}$", ",\"assumes\":[{\"atLeast\":1,\"skills\":[\"python\",\"git\"]}]}"),
                "{\"line\":\"entity\",\"revision\":1,\"kind\":\"course\",\"key\":\"operations\",\"status\":\"published\","
                        + "\"version\":1,\"titles\":{\"en\":\"Operations\",\"ka\":\"ოპერაციები\"},"
                        + "\"modules\":[\"python-basics\",\"docker-in-practice\",\"old-django\"]}",
                "{\"line\":\"entity\",\"revision\":1,\"kind\":\"course\",\"key\":\"web\",\"status\":\"published\","
                        + "\"version\":1,\"titles\":{\"en\":\"The web\"},\"modules\":[\"shell\"],\"later\":{\"added\":1}}");
    }

    public static String skill(String key, String english, String georgian, String prerequisites) {
        return "{\"line\":\"entity\",\"revision\":1,\"kind\":\"skill\",\"key\":\"%s\",\"status\":\"published\",\"version\":1,%s%s\"skillKind\":\"tool\"}"
                .formatted(
                        key,
                        titles(english, georgian),
                        prerequisites.isEmpty() ? "" : "\"prerequisites\":[" + prerequisites + "],");
    }

    public static String module(String key, String title, String status, int minutes, String teaches) {
        return "{\"line\":\"entity\",\"revision\":1,\"kind\":\"module\",\"key\":\"%s\",\"status\":\"%s\",\"version\":1,%s\"minutes\":%d,\"language\":\"en\",\"level\":\"beginner\",\"teaches\":[%s]}"
                .formatted(key, status, titles(title, null), minutes, teaches);
    }

    private static String titles(String english, String georgian) {
        return "\"titles\":{\"en\":\"%s\"%s},"
                .formatted(english, georgian == null ? "" : ",\"ka\":\"" + georgian + "\"");
    }
}
