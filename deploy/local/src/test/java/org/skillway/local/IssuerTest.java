package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The issuer")
class IssuerTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GRANT = "grant_type=client_credentials";
    private static final String CLIENT = "&client_id=gateway&client_secret=s%2Bcret";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Issuer issuer;
    private static SigningKey key;

    @BeforeAll
    static void start(@TempDir Path folder) {
        key = SigningKey.loadOrMake(folder.resolve("key.json"));
        Tokens tokens = new Tokens(key, "http://localhost:4711", Clock.systemUTC());
        issuer = Issuer.start(0, key, tokens, Map.of("gateway", "s+cret"));
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @Nested
    @DisplayName("asked for its keys")
    class Keys {

        @Test
        @DisplayName("GET /jwks answers the public half")
        void jwks() throws Exception {
            HttpResponse<String> answer = send(request("/jwks").GET());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(JWKSet.parse(answer.body()).getKeys()).hasSize(1).noneMatch(each -> each.isPrivate());
        }

        @Test
        @DisplayName("GET /.well-known/openid-configuration says where everything is")
        void discovery() throws Exception {
            JsonNode found = JSON.readTree(
                    send(request("/.well-known/openid-configuration").GET()).body());

            assertThat(found.path("issuer").asText()).isEqualTo("http://localhost:4711");
            assertThat(found.path("jwks_uri").asText()).isEqualTo("http://localhost:4711/jwks");
            assertThat(found.path("token_endpoint").asText()).isEqualTo("http://localhost:4711/token");
        }
    }

    @Nested
    @DisplayName("asked for a service's token")
    class ServiceToken {

        @Test
        @DisplayName("with id and secret in the form answers one")
        void form() throws Exception {
            HttpResponse<String> answer = token(GRANT + CLIENT + "&scope=catalog:follow");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            JsonNode body = JSON.readTree(answer.body());
            assertThat(body.path("token_type").asText()).isEqualTo("Bearer");
            assertThat(body.path("expires_in").asInt()).isEqualTo(600);
            assertThat(body.path("scope").asText()).isEqualTo("catalog:follow");
            assertThat(SignedJWT.parse(body.path("access_token").asText())
                            .getJWTClaimsSet()
                            .getSubject())
                    .isEqualTo("gateway");
        }

        @Test
        @DisplayName("for following progress answers one of that scope alone")
        void progress() throws Exception {
            HttpResponse<String> answer = token(GRANT + CLIENT + "&scope=progress:follow");

            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode body = JSON.readTree(answer.body());
            assertThat(body.path("scope").asText()).isEqualTo("progress:follow");
            assertThat(SignedJWT.parse(body.path("access_token").asText())
                            .getJWTClaimsSet()
                            .getStringClaim("scope"))
                    .isEqualTo("progress:follow");
        }

        @Test
        @DisplayName("with id and secret in the header, percent-encoded, answers one")
        void basic() throws Exception {
            HttpResponse<String> answer =
                    send(tokenRequest(GRANT).header("Authorization", "Basic " + base64("gateway:s%2Bcret")));

            assertThat(answer.statusCode()).isEqualTo(200);
        }

        @ParameterizedTest(name = "with {0} answers 401 invalid_client")
        @ValueSource(
                strings = {
                    "&client_id=gateway&client_secret=wrong",
                    "&client_id=gateway",
                    "&client_id=nobody&client_secret=s%2Bcret",
                    ""
                })
        void wrongClient(String client) throws Exception {
            HttpResponse<String> answer = token(GRANT + client);

            assertError(answer, 401, "invalid_client");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"skillway\"");
        }

        @Test
        @DisplayName("with a header of another kind answers 401 invalid_client")
        void otherScheme() throws Exception {
            assertError(send(tokenRequest(GRANT).header("Authorization", "Bearer abc")), 401, "invalid_client");
        }

        @ParameterizedTest(name = "with {0} answers {1}")
        @CsvSource({
            "x=y,invalid_request",
            "grant_type=password,unsupported_grant_type",
            "grant_type=client_credentials&scope=everything,invalid_scope",
            "grant_type=client_credentials&scope=catalog:follow+everything,invalid_scope",
            "grant_type=client_credentials&grant_type=client_credentials,invalid_request",
            "grant_type=%zz,invalid_request"
        })
        void wrongRequest(String form, String code) throws Exception {
            assertError(token(form + CLIENT), 400, code);
        }

        @Test
        @DisplayName("with the secret in header and form answers 400 invalid_request")
        void twice() throws Exception {
            HttpRequest.Builder request =
                    tokenRequest(GRANT + CLIENT).header("Authorization", "Basic " + base64("gateway:s%2Bcret"));

            assertError(send(request), 400, "invalid_request");
        }

        @Test
        @DisplayName("with a header that is no base64 answers 400 invalid_request")
        void broken() throws Exception {
            assertError(send(tokenRequest(GRANT).header("Authorization", "Basic ***")), 400, "invalid_request");
        }

        @Test
        @DisplayName("with a JSON body answers 400 invalid_request")
        void json() throws Exception {
            assertError(
                    send(request("/token")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}"))),
                    400,
                    "invalid_request");
        }
    }

    @Nested
    @DisplayName("asked for a demo token")
    class DemoToken {

        @Test
        @DisplayName("answers one that its key verifies")
        void demo() throws Exception {
            HttpResponse<String> answer = demo("subject=ana%40example.org&role=instructor");

            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode body = JSON.readTree(answer.body());
            assertThat(body.path("expires_in").asInt()).isEqualTo(43_200);
            SignedJWT token = SignedJWT.parse(body.path("access_token").asText());
            assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("ana@example.org");
            assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("instructor");
        }

        @ParameterizedTest(name = "with {0} answers 400")
        @ValueSource(
                strings = {
                    "",
                    "subject=ana",
                    "role=learner",
                    "subject=ana&role=root",
                    "subject=me&role=learner",
                    "subject=%00&role=learner",
                    "subject=%E1%83%90&role=learner",
                    "subject=a&subject=b&role=learner"
                })
        void bad(String query) throws Exception {
            assertError(demo(query), 400, "invalid_request");
        }

        private HttpResponse<String> demo(String query) throws Exception {
            return send(request("/demo/token?" + query).POST(BodyPublishers.noBody()));
        }
    }

    @Nested
    @DisplayName("asked for what it does not do")
    class Elsewhere {

        @ParameterizedTest(name = "{0} {1} answers 405 and allows {2}")
        @CsvSource({
            "POST,/jwks,GET",
            "DELETE,/.well-known/openid-configuration,GET",
            "GET,/token,POST",
            "GET,/demo/token?subject=a&role=learner,POST",
            "PUT,/demo/token?subject=a&role=learner,POST"
        })
        void method(String method, String path, String allowed) throws Exception {
            HttpResponse<String> answer = send(request(path).method(method, BodyPublishers.noBody()));

            assertError(answer, 405, "invalid_request");
            assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
        }

        @Test
        @DisplayName("an unknown path answers 404")
        void path() throws Exception {
            assertError(send(request("/jwks/more").GET()), 404, "invalid_request");
        }

        @Test
        @DisplayName("a body beyond 16 KiB answers 413")
        void body() throws Exception {
            assertError(token(GRANT + "&x=" + "y".repeat(Issuer.LONGEST_BODY)), 413, "invalid_request");
        }

        @Test
        @DisplayName("a query beyond 2 KiB answers 414")
        void query() throws Exception {
            String path = "/demo/token?role=learner&subject=" + "y".repeat(Issuer.LONGEST_QUERY);

            assertError(send(request(path).POST(BodyPublishers.noBody())), 414, "invalid_request");
        }

        @Test
        @DisplayName("a request under another host's name answers 403")
        void host() throws Exception {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), issuer.port());
                    OutputStream out = socket.getOutputStream();
                    InputStream in = socket.getInputStream()) {
                out.write("GET /jwks HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 403");
            }
        }
    }

    private static HttpResponse<String> token(String form) throws Exception {
        return send(tokenRequest(form));
    }

    private static HttpRequest.Builder tokenRequest(String form) {
        return request("/token").header("Content-Type", FORM).POST(BodyPublishers.ofString(form));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + issuer.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertError(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.path("error").asText()).isEqualTo(code);
        assertThat(body.path("error_description").asText()).isNotBlank().doesNotContain("java.", "s+cret");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
