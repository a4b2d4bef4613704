package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@DisplayName("The command line, with nothing running,")
class CommandsTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter error = new StringWriter();

    @ParameterizedTest(name = "answers \"{0}\" with 2 and its usage")
    @ValueSource(
            strings = {
                "",
                "fly",
                "up --port-base 0",
                "up --port-base 65524",
                "up --port-base many",
                "up --database-url mysql://x",
                "up --postgres fsync=off",
                "up --postgres hba_file=/etc/passwd",
                "up --postgres Work-Mem=1GB",
                "up --postgres work_mem",
                "up --postgres work_mem=1GB --database-url jdbc:postgresql://localhost/postgres?user=ana",
                "token --subject ana",
                "token --role learner",
                "logs nothing",
                "logs gateway -n -1",
                "down now"
            })
    void misunderstood(String line) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(error.toString()).contains("Usage: skillway");
    }

    @ParameterizedTest(name = "answers \"{0}\" with {1} and \"{2}\"")
    @CsvSource({
        "status --data {},3,stopped",
        "status --json --data {},3,\"state\" : \"stopped\"",
        "down --data {},0,Nothing runs",
        "--version,0,PostgreSQL 17",
        "--help,0,token",
        "up --help,0,--database-url"
    })
    void looks(String line, int code, String words) {
        assertThat(run(line)).isEqualTo(code);
        assertThat(out.toString()).contains(words);
        assertThat(error.toString()).isEmpty();
    }

    @Nested
    @DisplayName("asked for a token")
    class Token {

        @Test
        @DisplayName("on a folder that never was says so and prints nothing")
        void never() {
            assertThat(run("token --data {}/none --subject ana --role learner")).isEqualTo(1);
            assertThat(out.toString()).isEmpty();
            assertThat(error.toString())
                    .startsWith("skillway: Nothing was started yet")
                    .doesNotContain("\tat ");
        }

        @Test
        @DisplayName("prints it and nothing else, for the issuer that ran last")
        void printed() throws Exception {
            DataFolder data = prepared();

            assertThat(run("token --data {} --subject ana --role admin")).isZero();
            assertThat(out.toString()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\n");
            SignedJWT token = SignedJWT.parse(out.toString().trim());
            assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("http://localhost:9994");
            assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("admin");
            assertThat(data.key()).exists();
        }

        @ParameterizedTest(name = "\"{0}\" is not understood")
        @ValueSource(strings = {"--subject me --role learner", "--subject ana --role root"})
        void refused(String rest) {
            prepared();

            assertThat(run("token --data {} " + rest)).isEqualTo(2);
            assertThat(out.toString()).isEmpty();
        }

        private DataFolder prepared() {
            DataFolder data = new DataFolder(folder).prepare();
            SigningKey.loadOrMake(data.key());
            new StackState(
                            StackState.Phase.STOPPED,
                            folder.toString(),
                            Instant.EPOCH,
                            "1",
                            9990,
                            "http://localhost:9994",
                            0,
                            null,
                            Map.of(),
                            List.of())
                    .write(data.state());
            return data;
        }
    }

    @Test
    @DisplayName("refuses to start on the data of another PostgreSQL")
    void otherVersion() throws Exception {
        DataFolder data = new DataFolder(folder).prepare();
        Files.createDirectories(data.postgres());
        Files.writeString(data.postgres().resolve("PG_VERSION"), "15\n");
        LocalPostgres postgres =
                new LocalPostgres(data, 1, Secrets.loadOrDraw(data.secrets()), Release.load(), Map.of());

        assertThat(org.assertj.core.api.Assertions.catchThrowable(postgres::start))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("are of PostgreSQL 15, and this Skillway brings 17")
                .hasMessageContaining("--data DIR");
    }

    @Test
    @DisplayName("shows the logs, each line with its owner")
    void logs() throws Exception {
        DataFolder data = new DataFolder(folder).prepare();
        Files.writeString(data.log("catalog"), "one\ntwo\n");
        Files.writeString(data.log("gateway"), "three\n");

        assertThat(run("logs --data {} -n 1")).isZero();
        assertThat(out.toString().lines()).containsExactly("catalog    | two", "gateway    | three");
    }

    private int run(String line) {
        CommandLine commands = Skillway.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(error, true));
        String filled = line.replace("{}", folder.toString());
        return commands.execute(filled.isEmpty() ? new String[0] : filled.split(" ", -1));
    }
}
