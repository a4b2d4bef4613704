package org.skillway.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The token issuer of the local stack: the three endpoints that a service needs of an OpenID provider, and one that hands
 * out demo tokens to whoever asks on this machine.
 */
final class Issuer implements AutoCloseable {

    static final int LONGEST_BODY = 16 * 1024;
    static final int LONGEST_QUERY = 2 * 1024;

    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads;
    private final SigningKey key;
    private final Tokens tokens;
    private final ServiceTokenEndpoint serviceTokens;
    private final Set<String> hosts;

    private Issuer(
            HttpServer server, SigningKey key, Tokens tokens, Map<String, String> clientSecrets, String... names) {
        int port = server.getAddress().getPort();
        this.server = server;
        this.threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "issuer");
            thread.setDaemon(true);
            return thread;
        });
        this.key = key;
        this.tokens = tokens;
        this.serviceTokens = new ServiceTokenEndpoint(tokens, clientSecrets);
        this.hosts = new HashSet<>(List.of(names));
        hosts.addAll(List.of("localhost:" + port, "127.0.0.1:" + port));
    }

    /** For this machine only. */
    static Issuer start(int port, SigningKey key, Tokens tokens, Map<String, String> clientSecrets) {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), key, tokens, clientSecrets);
    }

    /** @param names by which it may be asked, each with a port, besides those of this machine */
    static Issuer start(
            InetSocketAddress address,
            SigningKey key,
            Tokens tokens,
            Map<String, String> clientSecrets,
            String... names) {
        // A client that sends nothing must not hold one of the few threads for ever.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
        try {
            HttpServer server = HttpServer.create(address, 64);
            Issuer issuer = new Issuer(server, key, tokens, clientSecrets, names);
            server.createContext("/", issuer::handle);
            server.setExecutor(issuer.threads);
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new Refusal(
                    "The token issuer cannot listen on port %d (%s): choose other ports with --port-base N."
                            .formatted(address.getPort(), e.getMessage()),
                    e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = answer(exchange);
            } catch (RuntimeException e) {
                reply = Reply.error(500, "server_error", "The issuer failed on this request.");
            }
            byte[] body = reply.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status(), head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        // A page from elsewhere can point a name of its own at this machine; what it then asks for is not answered.
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !hosts.contains(host)) {
            return Reply.error(403, "invalid_request", "The issuer answers on localhost only.");
        }
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null && query.length() > LONGEST_QUERY) {
            return Reply.error(414, "invalid_request", "The query is longer than " + LONGEST_QUERY + " bytes.");
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            return Reply.error(413, "invalid_request", "The body is longer than " + LONGEST_BODY + " bytes.");
        }
        String method = exchange.getRequestMethod();
        return switch (exchange.getRequestURI().getPath()) {
            case "/jwks" -> method.equals("GET") ? Reply.json(key.publicKeys()) : only("GET");
            case "/.well-known/openid-configuration" -> method.equals("GET") ? Reply.json(discovery()) : only("GET");
            case "/token" -> method.equals("POST") ? serviceToken(exchange, body) : only("POST");
            case "/demo/token" -> method.equals("POST") ? demoToken(query) : only("POST");
            default -> Reply.error(404, "invalid_request", "There is nothing at this path.");
        };
    }

    private Reply serviceToken(HttpExchange exchange, byte[] body) {
        return serviceTokens.answer(
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(body, StandardCharsets.UTF_8));
    }

    private Reply demoToken(String query) {
        try {
            Parameters parameters = Parameters.parse(query);
            String subject = parameters
                    .value("subject")
                    .orElseThrow(() -> new IllegalArgumentException("The parameter subject is missing."));
            Role role = parameters
                    .value("role")
                    .flatMap(Role::named)
                    .orElseThrow(() ->
                            new IllegalArgumentException("The parameter role must be learner, instructor or admin."));
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("access_token", tokens.demo(subject, role));
            members.put("token_type", "Bearer");
            members.put("expires_in", Tokens.DEMO_LIFETIME.toSeconds());
            return Reply.token(members);
        } catch (IllegalArgumentException e) {
            return Reply.error(400, "invalid_request", e.getMessage());
        }
    }

    private String discovery() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("issuer", tokens.issuer());
        members.put("jwks_uri", tokens.issuer() + "/jwks");
        members.put("token_endpoint", tokens.issuer() + "/token");
        members.put("grant_types_supported", Set.of("client_credentials"));
        members.put("scopes_supported", List.of(Tokens.FOLLOW_SCOPE, Tokens.PROGRESS_SCOPE));
        members.put(
                "token_endpoint_auth_methods_supported", new String[] {"client_secret_basic", "client_secret_post"});
        members.put("id_token_signing_alg_values_supported", Set.of("RS256"));
        members.put("response_types_supported", new String[0]);
        members.put("subject_types_supported", Set.of("public"));
        return Json.text(members);
    }

    private static Reply only(String method) {
        return Reply.error(405, "invalid_request", "This path answers to " + method + " only.")
                .with("Allow", method);
    }
}
