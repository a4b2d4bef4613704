package org.skillway.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A translation")
class TranslationsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Nested
    @DisplayName("whose words stayed")
    class Kept {

        @Test
        @DisplayName("is stale once the words that it was made from have changed, and stays so")
        void sourceChanged() {
            String old = "{'title': {'en': 'Git', 'ka': 'გიტი', 'de': 'Git'}, 'summary': {'en': 'A', 'ka': 'ა'}}";
            String edited =
                    "{'title': {'en': 'Git 2', 'ka': 'გიტი', 'de': 'Git 2'}, 'summary': {'en': 'A', 'ka': 'ა'}}";
            assertThat(stale(old, edited)).containsExactly("/title/ka");
            assertThat(stale(edited, edited, "/title/ka")).containsExactly("/title/ka");
            assertThat(stale(old, old)).isEmpty();
        }

        @Test
        @DisplayName("is not stale when the source is new or another translation changed")
        void sourceIsNew() {
            assertThat(stale("{'title': {'ka': 'გიტი'}}", "{'title': {'ka': 'გიტი', 'en': 'Git'}}"))
                    .isEmpty();
            assertThat(stale(
                            "{'title': {'ka': 'გიტი', 'de': 'G', 'en': 'Git'}}",
                            "{'title': {'ka': 'გიტი', 'de': 'H', 'en': 'Git'}}"))
                    .isEmpty();
            assertThat(stale(null, "{'title': {'ka': 'გიტი', 'en': 'Git'}}")).isEmpty();
        }

        @Test
        @DisplayName("is not stale when the editor says that it still stands")
        void confirmed() {
            JsonNode old = read("{'title': {'en': 'Git', 'ka': 'გიტი', 'de': 'Git'}}");
            JsonNode edited = read("{'title': {'en': 'git', 'ka': 'გიტი', 'de': 'Git'}}");
            assertThat(Translations.stale(old, edited, Set.of(), Set.of("ka"))).containsExactly("/title/de");
            assertThat(Translations.stale(edited, edited, Set.of("/title/ka", "/title/de"), Set.of("ka", "de")))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("whose words changed, or that is gone, is not stale any more")
    void changed() {
        String old = "{'title': {'en': 'Git', 'ka': 'გიტი', 'de': 'Git'}}";
        assertThat(stale(old, "{'title': {'en': 'Git', 'ka': 'გიტ'}}", "/title/ka", "/title/de"))
                .isEmpty();
    }

    @Test
    @DisplayName("is made from the module's own language, else from English, else from the first by tag")
    void sources() {
        assertThat(stale(
                        "{'language': 'ka', 'title': {'en': 'Git', 'ka': 'გიტი'}}",
                        "{'language': 'ka', 'title': {'en': 'Git', 'ka': 'გიტ'}}"))
                .containsExactly("/title/en");
        assertThat(stale(
                        "{'language': 'ka', 'title': {'en': 'Git', 'de': 'Git'}}",
                        "{'language': 'ka', 'title': {'en': 'git', 'de': 'Git'}}"))
                .containsExactly("/title/de");
        assertThat(stale("{'title': {'ru': 'Гит', 'de': 'Git'}}", "{'title': {'ru': 'Гит', 'de': 'git'}}"))
                .containsExactly("/title/ru");
    }

    @Test
    @DisplayName("is found in lists: by key, by what is said beside it, by the source words, by place")
    void lists() {
        assertThat(stale(
                        "{'prerequisites': [{'skill': 'a', 'reason': {'en': 'A', 'ka': 'ა'}}, {'skill': 'b', 'reason': {'en': 'B', 'ka': 'ბ'}}]}",
                        "{'prerequisites': [{'skill': 'c'}, {'skill': 'b', 'reason': {'en': 'B!', 'ka': 'ბ'}}, {'skill': 'a', 'reason': {'en': 'A', 'ka': 'ა'}}]}",
                        "/prerequisites/0/reason/ka"))
                .containsExactly("/prerequisites/1/reason/ka", "/prerequisites/2/reason/ka");
        assertThat(stale(
                        "{'salaries': [{'amount': 1, 'source': {'en': 'S', 'ka': 'ს'}}, {'amount': 2, 'source': {'en': 'S', 'ka': 'ს'}}]}",
                        "{'salaries': [{'amount': 2, 'source': {'en': 'T', 'ka': 'ს'}}]}"))
                .containsExactly("/salaries/0/source/ka");
        assertThat(stale(
                        "{'responsibilities': [{'en': 'A', 'ka': 'ა'}, {'en': 'B', 'ka': 'ბ'}]}",
                        "{'responsibilities': [{'en': 'B', 'ka': 'ბ'}, {'en': 'A', 'ka': 'ა'}, {'en': 'C', 'ka': 'ც'}]}",
                        "/responsibilities/1/ka"))
                .containsExactly("/responsibilities/0/ka");
        assertThat(stale(
                        "{'responsibilities': [{'en': 'A', 'ka': 'ა'}, {'en': 'B', 'ka': 'ბ'}]}",
                        "{'responsibilities': [{'en': 'A', 'ka': 'ა'}, {'en': 'B!', 'ka': 'ბ'}]}"))
                .containsExactly("/responsibilities/1/ka");
    }

    @Test
    @DisplayName("of one thing says nothing about another thing in its place")
    void replaced() {
        assertThat(stale(
                        "{'careerSteps': [{'role': 'a', 'reason': {'en': 'A', 'ka': 'ა'}}]}",
                        "{'careerSteps': [{'role': 'b', 'reason': {'en': 'B', 'ka': 'ა'}}]}"))
                .isEmpty();
    }

    @Test
    @DisplayName("is nothing that is no text: keys, references, aliases, employers")
    void noTexts() {
        assertThat(stale(
                        "{'key': 'a', 'aliases': {'en': ['A'], 'ka': ['ა']}, 'employers': ['A'],"
                                + " 'references': [{'scheme': 'esco', 'uri': 'http://a'}]}",
                        "{'key': 'a', 'aliases': {'en': ['B'], 'ka': ['ა']}, 'employers': ['B'],"
                                + " 'references': [{'scheme': 'esco', 'uri': 'http://b'}]}"))
                .isEmpty();
    }

    @Test
    @DisplayName("is stale exactly when a translator who keeps a diary says so: 2,000 random histories of edits")
    void diary() {
        Random random = new Random(20240607);
        for (int history = 0; history < 2_000; history++) {
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                items.add(new Item("k" + history + "-" + i));
            }
            JsonNode before = document(items);
            SortedSet<String> stale = Translations.stale(null, before, Set.of(), Set.of());
            for (int edit = 0; edit < 6; edit++) {
                items.forEach(item -> item.edit(random));
                Collections.shuffle(items, random);
                if (random.nextInt(3) == 0) {
                    items.add(random.nextInt(items.size()), new Item("n" + history + "-" + edit));
                }
                Set<String> confirmed = random.nextInt(5) == 0 ? Set.of("ka") : Set.of();
                items.forEach(item -> item.outdated.removeAll(confirmed));
                JsonNode after = document(items);
                stale = Translations.stale(before, after, stale, confirmed);
                assertThat(stale).isEqualTo(diary(items));
                before = after;
            }
        }
    }

    /** One text with the diary of its translator. */
    private static final class Item {
        private final String key;
        private final Map<String, Integer> words = new TreeMap<>(Map.of("en", 0, "ka", 0, "pt-BR", 0));
        private final Set<String> outdated = new TreeSet<>();

        Item(String key) {
            this.key = key;
        }

        void edit(Random random) {
            boolean source = random.nextInt(4) == 0;
            if (source) {
                words.merge("en", 1, Integer::sum);
            }
            for (String language : List.of("ka", "pt-BR")) {
                if (random.nextInt(4) == 0) {
                    words.merge(language, 1, Integer::sum);
                    outdated.remove(language);
                } else if (source) {
                    outdated.add(language);
                }
            }
        }
    }

    private static SortedSet<String> diary(List<Item> items) {
        SortedSet<String> stale = new TreeSet<>();
        for (int i = 0; i < items.size(); i++) {
            for (String language : items.get(i).outdated) {
                stale.add("/industries/" + i + "/title/" + language);
            }
        }
        return stale;
    }

    private static JsonNode document(List<Item> items) {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode list = document.putArray("industries");
        for (Item item : items) {
            ObjectNode title = list.addObject().put("key", item.key).putObject("title");
            item.words.forEach((language, words) -> title.put(language, language + words));
        }
        return document;
    }

    private static SortedSet<String> stale(String before, String after, String... staleBefore) {
        return Translations.stale(before == null ? null : read(before), read(after), Set.of(staleBefore), Set.of());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
