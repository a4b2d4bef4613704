package org.skillway.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Accept-Language")
class PreferenceTest {

    @ParameterizedTest(name = "\"{0}\" takes of {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ka | de en ka | ka",
                "KA | de en ka | ka",
                "ka-GE | de en ka | ka",
                "ka-GE-x-tbilisi | en ka | ka",
                "ka-GE, en | en ka ka-GE | ka-GE",
                "fr, ka;q=0.2 | de en ka | ka",
                "ka;q=0.1, de;q=0.9 | de en ka | de",
                "ka;q=0.001, de;q=0.01 | de en ka | de",
                "de, ka | ka en de | de",
                "de;Q=0.5 , ka\t;\tq=0.6 | ka en de | ka",
                ",, ka , | en ka | ka",
                // a variety serves the wish for the whole, but only where there is nothing nearer
                "pt | en pt-BR | pt-BR",
                "pt | en pt pt-BR | pt",
                "pt-PT | en pt pt-BR | pt",
                "pt-PT, ka | en pt-BR ka | ka",
                "p | en pt | en",
                // no wish fits
                "fr | de en ka | en",
                "fr | ka de | de",
                "iw | en he | he",
                // *: what no other range names
                "* | de ka en | en",
                "* | de ka | de",
                "ka, *;q=0.1 | de en | en",
                "ka, *;q=0.5, en;q=0.1 | de en | de",
                "*, en;q=0.5 | de en pt | de",
                "*;q=0.5, ka | en ka | ka",
                // q=0
                "en;q=0 | de en ka | de",
                "en;q=0 | en-GB ka | ka",
                "en;q=0, en-GB | en en-GB ka | en-GB",
                "en-GB;q=0, en | en-GB ka | ka",
                "en;q=0, ka;q=0.0 | en ka pt | pt",
                "ka-GE, ka;q=0 | en ka | en",
                "en;q=0 | en | en",
                "*;q=0 | de en | en",
                "ka, *;q=0 | de en | en"
            })
    void choice(String header, String available, String expected) {
        assertThat(Preference.of(header).choose(List.of(available.split(" ")))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "\"{0}\" counts as none")
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "ka;q=2",
                "ka;q=1.001",
                "ka;q=0.1234",
                "ka;q=-1",
                "ka;q=",
                "ka;q",
                "ka;level=1",
                "ka;q=0.5;q=0.6",
                "ka ge",
                "ka_GE",
                "ka-",
                "-ka",
                "ka, \"de\"",
                "ka--GE",
                "abcdefghi",
                "de, *-CH",
                "ქართული",
                "ka\u0000",
                "*"
            })
    void none(String header) {
        assertThat(Preference.of(header)).isEqualTo(Preference.NONE);
        assertThat(Preference.of(header).choose(List.of("de", "en", "ka"))).isEqualTo("en");
    }

    @Test
    @DisplayName("of 200 characters counts, of 201 not")
    void length() {
        String longest = "ka" + " ".repeat(198);
        assertThat(Preference.of(longest).wanted()).containsExactly("ka");
        assertThat(Preference.of(longest + " ")).isEqualTo(Preference.NONE);
    }

    @ParameterizedTest(name = "\"{0}\" is {1} in an ETag")
    @CsvSource(
            delimiter = '|',
            value = {
                "ka | ka",
                "KA;q=0.3, , ka;q=0.2 | ka",
                "ka , en ; q=0.8 | ka+en",
                "en;q=0.1,ka;q=0.2 | ka+en",
                "ka, en;q=0.5, *;q=0.1 | ka+en",
                "ka, *;q=0.5, en;q=0.1 | ka+*+en",
                "ka, *;q=0 | ka",
                "ka, ru;q=0, en;q=0 | ka!en!ru",
                "en;q=0 | !en",
                "pt-br | pt-br",
                "nonsense header | *"
            })
    void canonical(String header, String expected) {
        assertThat(Preference.of(header).canonical()).isEqualTo(expected);
    }

    @Test
    @DisplayName("that chooses otherwise for any text has another name in an ETag: 20,000 random pairs")
    void namesDiffer() {
        Random random = new Random(7);
        int same = 0;
        for (int pair = 0; pair < 20_000; pair++) {
            Preference one = Preference.of(header(random));
            Preference other = Preference.of(header(random));
            assertThat(one.canonical()).matches("[a-z0-9+!*-]{1,200}");
            if (one.canonical().equals(other.canonical())) {
                same++;
                for (List<String> text : TEXTS) {
                    assertThat(one.choose(text)).isEqualTo(other.choose(text));
                }
            }
        }
        assertThat(same).as("pairs that were compared").isGreaterThan(500);
    }

    private static final List<List<String>> TEXTS = List.of(
            List.of("en"),
            List.of("ka"),
            List.of("en", "ka"),
            List.of("ka", "de"),
            List.of("pt-BR", "de"),
            List.of("pt-BR", "pt-PT", "en", "ka", "de"));

    private static String header(Random random) {
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String range = List.of("en", "KA", "pt", "pt-PT", "*").get(random.nextInt(5));
            items.add(range + List.of("", ";q=0", ";q=0.5", " ; q=1.0").get(random.nextInt(4)));
        }
        return String.join(random.nextBoolean() ? "," : " , ", items);
    }
}
