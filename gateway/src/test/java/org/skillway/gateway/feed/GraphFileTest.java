package org.skillway.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.stub.SampleCatalog;

class GraphFileTest {

    @TempDir
    Path folder;

    private Path path;
    private GraphFile file;
    private Holding holding;

    @BeforeEach
    void hold() throws FeedException {
        path = folder.resolve("deep").resolve("graph.ndjson");
        file = new GraphFile(Optional.of(path));
        holding = sample();
    }

    static Holding sample() throws FeedException {
        List<String> lines = SampleCatalog.lines();
        FeedAnswer answer = new FeedAnswer(null);
        answer.accept("{\"line\":\"begin\",\"snapshot\":true,\"epoch\":\"saved\",\"after\":0,\"head\":41}");
        for (String line : lines) {
            answer.accept(line);
        }
        answer.accept("{\"line\":\"commit\",\"revision\":41,\"entities\":%d}".formatted(lines.size()));
        answer.accept("{\"line\":\"end\",\"revision\":41}");
        return answer.committed().orElseThrow();
    }

    @Test
    @DisplayName("what was saved is loaded, and gives the same graph")
    void roundTrip() {
        file.save(holding);

        Holding loaded = file.load().orElseThrow().holding();

        assertThat(loaded).isEqualTo(holding);
        assertThat(CatalogGraph.of(loaded.content()).revision()).isEqualTo(41);
    }

    @Test
    @DisplayName("saving leaves one file, the newest")
    void replaces() throws IOException {
        file.save(holding);
        file.save(new Holding(holding.epoch(), 42, holding.entities()));

        assertThat(file.load().orElseThrow().holding().revision()).isEqualTo(42);
        try (Stream<Path> left = Files.list(path.getParent())) {
            assertThat(left).containsExactly(path);
        }
    }

    @Test
    @DisplayName("a file that breaks off anywhere is ignored")
    void truncated() throws IOException {
        file.save(holding);
        byte[] whole = Files.readAllBytes(path);

        for (int length = 0; length < whole.length - 1; length += 97) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThat(file.load()).as("%d bytes", length).isEmpty();
        }
    }

    @Test
    @DisplayName("a file in which anything was changed is ignored")
    void changed() throws IOException {
        file.save(holding);
        String whole = Files.readString(path);

        Files.writeString(path, whole.replace("Django in depth", "Django in width"));
        assertThat(file.load()).isEmpty();
        Files.write(path, whole.replace("Django", "Dj\u00e4ngo").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(file.load()).isEmpty();
        Files.writeString(path, whole + "{\"line\":\"commit\"}\n");
        assertThat(file.load()).isEmpty();
        Files.writeString(path, "null\n" + whole);
        assertThat(file.load()).isEmpty();
        Files.writeString(path, whole.replaceFirst("\"Django in depth\"", "null"));
        assertThat(file.load()).isEmpty();
        Files.writeString(path, "");
        assertThat(file.load()).isEmpty();
    }

    @Test
    @DisplayName("a file of a release whose lines had fewer members is ignored: its graph would miss something")
    void otherRelease() throws IOException {
        Files.write(
                folder.resolve("old"),
                List.of(
                        "{\"line\":\"begin\",\"snapshot\":true,\"epoch\":\"saved\",\"after\":0,\"head\":0}",
                        "{\"line\":\"commit\",\"revision\":0,\"entities\":0}",
                        "{\"line\":\"end\",\"revision\":0}"));

        assertThat(new GraphFile(Optional.of(folder.resolve("old"))).load()).isEmpty();
    }

    @Test
    @DisplayName("a place that cannot be written to, and a folder in place of the file, end nothing")
    void unusable() throws IOException {
        Files.writeString(folder.resolve("deep"), "a file where a folder is wanted");
        file.save(holding);
        assertThat(file.load()).isEmpty();
        assertThat(file.failures()).isEqualTo(1);

        GraphFile inFolder = new GraphFile(Optional.of(folder));
        assertThat(inFolder.load()).isEmpty();
        new GraphFile(Optional.empty()).save(holding);
        assertThat(new GraphFile(Optional.empty()).free()).isEmpty();
        assertThat(inFolder.free())
                .hasValueSatisfying(bytes -> assertThat(bytes).isPositive());
    }
}
