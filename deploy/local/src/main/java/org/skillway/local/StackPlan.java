package org.skillway.local;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a start is about to run, settled before anything runs.
 *
 * @param external the PostgreSQL of one's own, if it is not the embedded one
 * @param provider whose tokens count
 * @param postgresSettings of the embedded one
 * @param archive where its log goes, if anywhere
 * @param services how the services are started once their database server is known
 */
record StackPlan(
        DataFolder folder,
        Ports ports,
        Optional<DatabaseServer> external,
        Provider provider,
        Map<String, String> postgresSettings,
        Optional<WalArchive> archive,
        Release release,
        Secrets secrets,
        SigningKey key,
        Function<DatabaseServer, List<ServiceSpec>> services,
        Instant startedAt) {

    /** What mints the tokens of the stack's own issuer. */
    Tokens tokens() {
        return new Tokens(key, provider.issuer(), Clock.systemUTC());
    }

    LocalPostgres postgres() {
        return new LocalPostgres(
                folder, folder.postgres(), ports.postgresql(), secrets, release, postgresSettings, archive);
    }

    Map<String, String> urls() {
        DatabaseServer databases = external.orElseGet(() -> DatabaseServer.embedded(ports.postgresql(), ""));
        String gateway = "http://localhost:" + ports.gateway();
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("gateway", gateway);
        urls.put("swaggerUi", gateway + "/swagger-ui");
        urls.put("openapi", gateway + "/openapi");
        urls.put("catalog", "http://localhost:" + ports.catalog());
        urls.put("progress", "http://localhost:" + ports.progress());
        urls.put("issuer", provider.issuer());
        Databases.NAMES.forEach(name -> urls.put(name + "Database", databases.url(name)));
        return urls;
    }

    StackState.Entry issuerEntry() {
        if (!provider.own()) {
            return new StackState.Entry(
                    "issuer", null, provider.port(), provider.issuer(), "of your own", provider.jwks());
        }
        return new StackState.Entry(
                "issuer",
                ProcessHandle.current().pid(),
                ports.issuer(),
                provider.issuer(),
                release.version(),
                "http://127.0.0.1:" + ports.issuer() + "/jwks");
    }

    StackState state(StackState.Phase phase, List<StackState.Entry> entries) {
        ProcessHandle self = ProcessHandle.current();
        return new StackState(
                phase,
                folder.root().toString(),
                startedAt,
                release.version(),
                ports.base(),
                provider.issuer(),
                self.pid(),
                self.info().startInstant().orElse(null),
                urls(),
                entries);
    }
}
