package org.skillway.system.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keys of the framework that whoever runs Skillway has to set, or has a reason to. There are hundreds more. */
final class PlatformKeys {

    private static final String WHOSE = "Whose tokens count; [identity](identity.md) says more.";
    private static final String DATABASE =
            "One database and one user for each service; [ledgers](ledgers.md) makes both.";
    private static final String DOOR = "Where a part is reached.";
    private static final String LOG = "What is said of what happens.";
    private static final String TRACES = "Traces, off unless said; [traces and logs](traces-and-logs.md) says more.";

    private static final List<String> ALL = List.of("catalog", "progress", "gateway");
    private static final List<String> WITH_DATABASE = List.of("catalog", "progress");

    private final Map<String, PartSource> parts;
    private final String part;
    private final List<Key> keys = new ArrayList<>();

    private PlatformKeys(Map<String, PartSource> parts, String part) {
        this.parts = parts;
        this.part = part;
    }

    static List<Key> of(Map<String, PartSource> parts, String part) {
        PlatformKeys table = new PlatformKeys(parts, part);
        table.fill();
        return table.keys;
    }

    private void fill() {
        must(ALL, "mp.jwt.verify.issuer", WHOSE, "address", "What `iss` of a token has to be, to the last slash.");
        must(
                ALL,
                "mp.jwt.verify.publickey.location",
                WHOSE,
                "address",
                "Where the provider publishes its keys (JWKS).");
        may(ALL, "mp.jwt.verify.audiences", WHOSE, "list", "Of which a token must have one in `aud`.");
        may(ALL, "mp.jwt.verify.publickey.algorithm", WHOSE, "list", "By what tokens may be signed.");
        may(ALL, "mp.jwt.verify.clock.skew", WHOSE, "seconds", "By how much clocks may differ.");
        may(ALL, "mp.jwt.verify.token.age", WHOSE, "seconds", "After which a token is refused, counted from `iat`.");
        may(ALL, "smallrye.jwt.time-to-live", WHOSE, "seconds", "From `iat` to `exp` at the most.");
        may(ALL, "smallrye.jwt.path.groups", WHOSE, "text", "Where a token names its roles.");

        must(
                WITH_DATABASE,
                "quarkus.datasource.jdbc.url",
                DATABASE,
                "address",
                "`jdbc:postgresql://host:port/database`.");
        must(WITH_DATABASE, "quarkus.datasource.username", DATABASE, "text", "The service's own user.");
        secret(WITH_DATABASE, "quarkus.datasource.password", DATABASE, "The password of that user.");
        if (part.equals("progress")) {
            may(
                    ALL,
                    "quarkus.flyway.username",
                    DATABASE,
                    "text",
                    "The owner of the tables, as whom only the schema is changed; the service's own user may not change a"
                            + " ledger.");
            secret(ALL, "quarkus.flyway.password", DATABASE, "The password of the owner.");
        }
        may(
                WITH_DATABASE,
                "quarkus.datasource.jdbc.max-size",
                DATABASE,
                "number",
                "How many connections one process has at the most.");
        may(
                WITH_DATABASE,
                "quarkus.datasource.jdbc.acquisition-timeout",
                DATABASE,
                "time",
                "How long a request waits for one of them.");

        may(ALL, "quarkus.http.port", DOOR, "number", "For clients, or for the gateway.");
        known(ALL, "quarkus.http.host", DOOR, "text", "0.0.0.0", "On which address of the machine.");
        may(ALL, "quarkus.management.port", DOOR, "number", "For health and metrics; not for clients.");
        known(ALL, "quarkus.management.host", DOOR, "text", "0.0.0.0", "On which address of the machine.");
        known(
                ALL,
                "quarkus.tls.key-store.pem.0.cert",
                DOOR,
                "file",
                "",
                "The certificate (PEM), where the part itself and not a proxy before it speaks TLS.");
        known(ALL, "quarkus.tls.key-store.pem.0.key", DOOR, "file", "", "Its private key (PEM).");
        known(ALL, "quarkus.http.ssl-port", DOOR, "number", "8443", "For TLS, once there is a certificate.");
        known(
                ALL,
                "quarkus.http.insecure-requests",
                DOOR,
                "choice",
                "enabled",
                "What becomes of plain HTTP once there is a certificate: `enabled`, `redirect` or `disabled`.");
        if (part.equals("gateway")) {
            may(ALL, "quarkus.http.cors.enabled", DOOR, "yes or no", "Whether pages of other origins may call.");
            known(ALL, "quarkus.http.cors.origins", DOOR, "list", "", "Which ones.");
        }
        known(
                ALL,
                "quarkus.shutdown.delay",
                DOOR,
                "time",
                "",
                "How long a part that is told to stop, and no longer ready, goes on as before.");
        may(ALL, "quarkus.shutdown.timeout", DOOR, "time", "How long it then waits for requests under way.");

        may(ALL, "quarkus.otel.sdk.disabled", TRACES, "yes or no", "`false` traces requests, calls and statements.");
        known(
                ALL,
                "quarkus.otel.exporter.otlp.endpoint",
                TRACES,
                "address",
                "http://localhost:4317",
                "The collector that they are told to (OTLP).");
        known(
                ALL,
                "quarkus.otel.exporter.otlp.protocol",
                TRACES,
                "choice",
                "grpc",
                "How: `grpc`, or `http/protobuf` (port 4318 then, mostly).");
        may(
                ALL,
                "quarkus.otel.traces.sampler.arg",
                TRACES,
                "number",
                "The share of requests that begin a trace, from `0` to `1`; one that comes with a `traceparent` goes by that.");

        known(ALL, "quarkus.log.level", LOG, "choice", "INFO", "`ERROR`, `WARN`, `INFO`, `DEBUG` or `TRACE`.");
        known(
                ALL,
                "quarkus.log.category.\"org.skillway\".level",
                LOG,
                "choice",
                "inherit",
                "The same, of Skillway alone.");
    }

    private void must(List<String> of, String name, String group, String type, String meaning) {
        add(of, new Key(name, group, type, fallback(name), false, true, meaning));
    }

    private void may(List<String> of, String name, String group, String type, String meaning) {
        if (of.contains(part) && fallback(name).isEmpty()) {
            throw new IllegalStateException(part + " says nothing of " + name + " in its application.properties");
        }
        add(of, new Key(name, group, type, fallback(name), false, false, meaning));
    }

    /** Where the framework's own default holds, unless a part says otherwise. */
    private void known(List<String> of, String name, String group, String type, String fallback, String meaning) {
        String said = parts.get(part).value(name).orElse(fallback);
        add(of, new Key(name, group, type, said, false, false, meaning));
    }

    private void secret(List<String> of, String name, String group, String meaning) {
        add(of, new Key(name, group, "secret", "", true, true, meaning));
    }

    private void add(List<String> of, Key key) {
        if (of.contains(part)) {
            keys.add(key);
        }
    }

    private String fallback(String name) {
        return parts.get(part).value(name).orElse("");
    }
}
