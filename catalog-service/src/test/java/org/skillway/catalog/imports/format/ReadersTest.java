package org.skillway.catalog.imports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.catalog.Samples;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.module.ModuleDocument;

@DisplayName("A reader")
class ReadersTest {

    private static final String MODULES = """
            key;title.en;summary.en;content.en;minutes;language;level;teaches;assumes;owners
            a;Title;"=HYPERLINK(""x"")";"Line one
            line two; still";30;en;beginner;git | python;sql|1 of django,flask;nino|irakli
            b;Title;'+1;Text;no;en;expert;git;;nino
            ;;;;;;;;;
            c;Title;Summary;Text;0;en;beginner;git;;nino
            """;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Nested
    @DisplayName("of CSV")
    class Csv {

        @Test
        @DisplayName(
                "takes quoted newlines, formulas as text, choices and lists, and names every fault by line and column")
        void spreadsheet() {
            Reading reading = Reading.csv(Kind.MODULE, MODULES);
            ModuleDocument a = (ModuleDocument) reading.documents.get("module/a");
            assertThat(a.summary()).containsEntry("en", "=HYPERLINK(\"x\")");
            assertThat(a.content()).containsEntry("en", "Line one\nline two; still");
            assertThat(a.teaches()).containsExactly("git", "python");
            assertThat(a.assumes())
                    .containsExactly(
                            new ModuleDocument.Assumption(1, List.of("sql")),
                            new ModuleDocument.Assumption(1, List.of("django", "flask")));
            assertThat(reading.faultsInShort()).containsExactly("4 minutes type", "4 level one-of", "6 minutes range");
        }

        @Test
        @DisplayName("takes a byte order mark, commas and CRLF alike")
        void variants() {
            Reading plain = Reading.csv(Kind.MODULE, MODULES);
            Reading other = Reading.csv(Kind.MODULE, "\ufeff" + MODULES.replace("\n", "\r\n"));
            assertThat(other.documents).isEqualTo(plain.documents).hasSize(1);
            assertThat(other.faultsInShort()).isEqualTo(plain.faultsInShort());
            Reading commas = Reading.csv(
                    Kind.SKILL, "key,kind,title.en,summary.en,aliases.en\ngit,tool,Git,\"A, b\",one|two\\|half\n");
            assertThat(commas.faults).isEmpty();
            assertThat(commas.documents).hasSize(1);
        }

        @Test
        @DisplayName("refuses columns that it does not know, and text that is not UTF-8")
        void refuses() {
            assertThat(Reading.csv(Kind.SKILL, "key,kinds,key\n").faultsInShort())
                    .containsExactly("1 kinds unknown", "1 key duplicate");
            assertThat(Reading.csv(Kind.SKILL, "key,title.ka\na,ა\n".getBytes(Charset.forName("UTF-16")))
                            .faultsInShort())
                    .singleElement()
                    .asString()
                    .endsWith("utf-8");
            byte[] latin = "key,title.en\na,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
            assertThat(Reading.csv(Kind.SKILL, latin).faultsInShort().get(0)).endsWith("utf-8");
        }
    }

    @Nested
    @DisplayName("of JSON")
    class Json {

        @Test
        @DisplayName("names every fault of every entity, with its line")
        void everyFault() throws IOException {
            String text = "{\"modules\": [\n" + Samples.module("a", 5, "git") + ",\n"
                    + Samples.module("Bad Key", 5, "git").replace("\"minutes\": 5", "\"minutes\": \"x\"")
                    + "],\n \"skils\": [], \"skills\": 4}";
            Reading reading = Reading.json(utf8(text));
            assertThat(reading.documents).containsOnlyKeys("module/a");
            assertThat(reading.faultsInShort())
                    .containsExactlyInAnyOrder(
                            "5 /modules/1/minutes type", "5 /modules/1/key key", "8 /skils unknown", "8 /skills type");
        }
    }

    @Nested
    @DisplayName("of NDJSON")
    class Ndjson {

        @Test
        @DisplayName("goes on after a line that is wrong or too long")
        void goesOn() throws IOException {
            String good =
                    "{\"kind\":\"skill\",\"document\":" + Samples.skill("a").replace("\n", "") + "}\n";
            Reading reading = Reading.ndjson(utf8("{\n" + "x".repeat(10_000_000) + "\n\n" + good + "{\"kind\":\"x\"}"));
            assertThat(reading.documents).containsOnlyKeys("skill/a");
            assertThat(reading.places.get("skill/a").line()).isEqualTo(4);
            assertThat(reading.faultsInShort()).containsExactly("1  json", "2  size", "5 /kind one-of");
        }
    }

    @Nested
    @DisplayName("of anything")
    class Fuzz {

        private final Random random = new Random(7);

        @Test
        @DisplayName("never fails, whatever is cut off, mixed up or put in")
        void never() throws IOException {
            byte[] json = utf8(Samples.file("modules", Samples.module("a", 5, "git"), Samples.module("b", 5, "git")));
            byte[] ndjson = utf8(
                    "{\"kind\":\"skill\",\"document\":" + Samples.skill("a").replace("\n", "") + "}\n");
            byte[] config = SampleFilesTest.exercism();
            for (int round = 0; round < 3000; round++) {
                byte[] text = spoilt(round % 3 == 0 ? json : round % 3 == 1 ? ndjson : utf8(MODULES));
                assertThatCode(() -> {
                            Reading.json(text);
                            Reading.ndjson(text);
                            Reading.csv(Kind.MODULE, text);
                            Reading.exercism(text);
                        })
                        .as(() -> new String(text, StandardCharsets.UTF_8))
                        .doesNotThrowAnyException();
            }
            for (int round = 0; round < 30; round++) {
                byte[] text = spoilt(config);
                assertThatCode(() -> Reading.exercism(text)).doesNotThrowAnyException();
            }
        }

        @ParameterizedTest(name = "refuses {0} for what it is")
        @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM", "UTF-32", "UTF-32LE", "ISO-8859-1"})
        void encodings(Charset charset) throws IOException {
            byte[] json = Samples.file("skills", Samples.skill("a").replace("Summary", "caf\u00e9"))
                    .getBytes(charset);
            byte[] ndjson = "{\"kind\": \"skill\", \"document\": {\"key\": \"caf\u00e9\"}}\n".getBytes(charset);
            byte[] csv = "ID,PREFERREDLABEL\na,caf\u00e9\n".getBytes(charset);
            for (Reading reading : List.of(
                    Reading.json(json),
                    Reading.ndjson(ndjson),
                    Reading.exercism(json),
                    Reading.csv(Kind.SKILL, csv),
                    Reading.esco(Map.of("skills.csv", csv), Known.NOTHING))) {
                assertThat(reading.documents).isEmpty();
                assertThat(reading.faults).extracting(Fault::rule).contains("utf-8");
            }
        }

        @Test
        @DisplayName("takes a byte order mark of UTF-8 in JSON too")
        void mark() {
            String json = "\ufeff" + Samples.file("skills", Samples.skill("a"));
            assertThat(Reading.json(utf8(json)).documents).hasSize(1);
        }

        @Test
        @DisplayName("never fails on tables that belong together and do not")
        void tables() throws IOException {
            Map<String, byte[]> files = new TreeMap<>();
            SampleFilesTest.esco()
                    .forEach((name, text) -> files.put(name, Arrays.copyOf(text, Math.min(text.length, 20_000))));
            for (int round = 0; round < 40; round++) {
                Map<String, byte[]> spoilt = new TreeMap<>();
                files.forEach((name, text) -> spoilt.put(name, random.nextBoolean() ? spoilt(text) : text));
                assertThatCode(() -> Reading.esco(spoilt, Known.NOTHING)).doesNotThrowAnyException();
            }
        }

        @Test
        @DisplayName("refuses ten million characters without an end, and depth without an end")
        void withoutEnd() throws IOException {
            byte[] quote = utf8("key,title.en\n\"" + "x".repeat(10_000_000));
            assertThat(Reading.csv(Kind.SKILL, quote).faultsInShort().get(0)).endsWith("size");
            assertThat(Reading.json(utf8("{\"skills\": [\"" + "x".repeat(10_000_000) + "\"]}")).faults)
                    .isNotEmpty();
            assertThat(Reading.json(utf8("{\"skills\": " + "[".repeat(100_000))).faults)
                    .isNotEmpty();
            assertThat(Reading.json(utf8("{\"skills\": [{\"a\": [" + "1,".repeat(3_000_000) + "1]}, 1]}"))
                            .faultsInShort())
                    .containsExactly("1 /skills/0 size", "1 /skills/1 type");
        }

        private byte[] spoilt(byte[] text) {
            byte[] copy = random.nextInt(3) == 0 ? Arrays.copyOf(text, random.nextInt(text.length)) : text.clone();
            for (int i = random.nextInt(6); i > 0 && copy.length > 0; i--) {
                copy[random.nextInt(copy.length)] = (byte)
                        (random.nextBoolean() ? "\"{}[],:;|=\n\r\0\\".charAt(random.nextInt(14)) : random.nextInt(256));
            }
            return copy;
        }
    }
}
