package org.skillway.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** An OpenID provider of one's own, instead of the stack's issuer. What it does not say itself is asked for here. */
final class ProviderOptions {

    /** Not on the command line, where everybody on the machine could read it. */
    static final String SECRET = "SKILLWAY_CLIENT_SECRET";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description = {
                "An OpenID provider of your own instead of the stack's issuer, by its issuer URL; its keys and its token endpoint",
                "are found from there. The secret of --client-id comes from SKILLWAY_CLIENT_SECRET."
            })
    private String issuer;

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description =
                    "With --issuer: the client as which the services get tokens of the scopes catalog:follow and progress:follow. Default: ${DEFAULT-VALUE}.")
    private String clientId = "skillway-services";

    @Option(
            names = "--audience",
            paramLabel = "NAME",
            description = "With --issuer: the audience that tokens must have. Default: ${DEFAULT-VALUE}.")
    private String audience = Tokens.AUDIENCE;

    @Option(
            names = "--roles-path",
            paramLabel = "PATH",
            description =
                    "With --issuer: where tokens name roles, realm_access/roles for Keycloak. Default: ${DEFAULT-VALUE}.")
    private String rolesPath = "groups";

    private record Document(
            @JsonProperty("issuer") String issuer,
            @JsonProperty("jwks_uri") String keys,
            @JsonProperty("token_endpoint") String tokenEndpoint) {}

    /** Asks the provider, if one is named. */
    Provider choose(Ports ports) throws InterruptedException {
        if (issuer == null) {
            return Provider.ownOf(ports);
        }
        String secret = Optional.ofNullable(System.getenv(SECRET))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new Refusal(
                        "The services need tokens of %s to follow each other: set %s to the secret of the client %s there."
                                .formatted(issuer, SECRET, clientId)));
        Document document = discover();
        return new Provider(
                issuer,
                document.keys,
                document.tokenEndpoint,
                audience,
                rolesPath,
                Optional.of(new Provider.Client(clientId, secret)));
    }

    private Document discover() throws InterruptedException {
        String address = issuer.replaceAll("/$", "") + DISCOVERY;
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Refusal("%s answers %d: check --issuer.".formatted(address, answer.statusCode()));
            }
            Document document = Json.parse(answer.body(), Document.class);
            if (!issuer.equals(document.issuer)) {
                // OpenID Connect Discovery 1.0, 4.3: every token would be refused for its issuer.
                throw new Refusal("%s calls itself %s: name it so with --issuer.".formatted(address, document.issuer));
            }
            if (document.keys == null || document.tokenEndpoint == null) {
                throw new Refusal("%s names no jwks_uri or no token_endpoint: check --issuer.".formatted(address));
            }
            return document;
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(
                    "The provider's description cannot be read at %s (%s): check --issuer, and that the provider runs."
                            .formatted(
                                    address,
                                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
                    e);
        }
    }

    /** As they stand on a command line that chooses the same; the secret stays in the environment. */
    List<String> arguments() {
        return issuer == null
                ? List.of()
                : List.of(
                        "--issuer", issuer, "--client-id", clientId, "--audience", audience, "--roles-path", rolesPath);
    }
}
