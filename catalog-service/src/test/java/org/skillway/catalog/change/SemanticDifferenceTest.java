package org.skillway.catalog.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The difference of two documents")
class SemanticDifferenceTest {

    private static final long SEED = 20_261_124;
    private static final JsonMapper JSON = new JsonMapper();

    @Nested
    @DisplayName("names")
    class Names {

        @Test
        @DisplayName("a text by its language")
        void texts() {
            assertThat(between(
                            "{'title': {'en': 'Git', 'ka': 'გიტი'}}",
                            "{'title': {'en': 'Git', 'ka': 'გით'}, 'summary': {'en': 'S'}}"))
                    .containsExactly("changed /title/ka \"გიტი\" \"გით\" null", "added /summary/en null \"S\" null");
        }

        @Test
        @DisplayName("a prerequisite by its skill, wherever it stands")
        void prerequisites() {
            assertThat(between(
                            "{'prerequisites': [{'skill': 'a'}, {'skill': 'b', 'reason': {'en': 'Old'}}]}",
                            "{'prerequisites': [{'skill': 'c'}, {'skill': 'b', 'reason': {'en': 'New'}}]}"))
                    .containsExactly(
                            "removed /prerequisites/a {\"skill\":\"a\"} null null",
                            "added /prerequisites/c null {\"skill\":\"c\"} 0",
                            "changed /prerequisites/b/reason/en \"Old\" \"New\" null");
        }

        @Test
        @DisplayName("a requirement by the set of its skills, a salary by what it measures, a reference by its URI")
        void objects() {
            assertThat(
                            between(
                                    "{'requirements': [{'importance': 'optional', 'atLeast': 1, 'skills': ['flask', 'django']}],"
                                            + "'salaries': [{'amount': 1, 'country': 'GE', 'currency': 'GEL', 'period': 'month',"
                                            + " 'statistic': 'average'}], 'references': [{'scheme': 'web', 'uri': 'https://x/y'}]}",
                                    "{'requirements': [{'importance': 'essential', 'atLeast': 1, 'skills': ['flask', 'django']}],"
                                            + "'salaries': [{'amount': 2, 'country': 'GE', 'currency': 'GEL', 'period': 'month',"
                                            + " 'statistic': 'average'}], 'references': [{'scheme': 'esco', 'uri': 'https://x/y'}]}"))
                    .containsExactly(
                            "changed /requirements/django,flask/importance \"optional\" \"essential\" null",
                            "changed /salaries/GE,GEL,month,average/amount 1 2 null",
                            "changed /references/https:~1~1x~1y/scheme \"web\" \"esco\" null");
        }

        @Test
        @DisplayName("the fewest modules whose moving explains the new order of a course")
        void order() {
            assertThat(between("{'modules': ['a', 'b', 'c', 'd']}", "{'modules': ['d', 'a', 'b', 'c']}"))
                    .containsExactly("moved /modules/d 3 0 null");
            assertThat(between("{'modules': ['a', 'b', 'a']}", "{'modules': ['a', 'b']}"))
                    .containsExactly("removed /modules/a#2 \"a\" null null");
        }

        @Test
        @DisplayName("the language of a responsibility that was reworded, in its place")
        void responsibilities() {
            assertThat(between(
                            "{'responsibilities': [{'en': 'A', 'ka': 'ა'}, {'en': 'B'}]}",
                            "{'responsibilities': [{'en': 'A', 'ka': 'აა'}, {'en': 'C'}]}"))
                    .containsExactly(
                            "removed /responsibilities/1 {\"en\":\"B\"} null null",
                            "added /responsibilities/1 null {\"en\":\"C\"} 1",
                            "changed /responsibilities/0/ka \"ა\" \"აა\" null");
        }

        @Test
        @DisplayName("everything of an entity that is new")
        void created() {
            assertThat(SemanticDifference.between(null, json("{'key': 'k', 'teaches': ['git']}")))
                    .extracting(Difference::path)
                    .containsExactly("/key", "/teaches/git");
        }
    }

    @Nested
    @DisplayName("of thousands of random pairs")
    class OfRandomPairs {

        @Test
        @DisplayName("is empty exactly when they are equal, and leads from the one to the other exactly")
        void exact() {
            RandomDocuments documents = new RandomDocuments(SEED);
            int equal = 0;
            for (int round = 0; round < 5_000; round++) {
                JsonNode before = documents.next();
                JsonNode after = round % 3 == 0 ? documents.next() : documents.changed(before);
                List<Difference> differences = SemanticDifference.between(before, after);
                equal += before.equals(after) ? 1 : 0;
                assertThat(differences.isEmpty()).as("%s → %s", before, after).isEqualTo(before.equals(after));
                assertThat(DifferenceApplier.apply(before, differences))
                        .as("%s → %s by %s", before, after, differences)
                        .isEqualTo(after);
                assertThat(SemanticDifference.between(after, after.deepCopy())).isEmpty();
                assertThat(DifferenceApplier.apply(null, SemanticDifference.between(null, after)))
                        .isEqualTo(after);
            }
            assertThat(equal).as("both sorts of pairs came up").isBetween(50, 4_500);
        }
    }

    private static List<String> between(String before, String after) {
        return SemanticDifference.between(json(before), json(after)).stream()
                .map(one -> one.op().name().toLowerCase(java.util.Locale.ROOT) + " " + one.path() + " " + one.before()
                        + " " + one.after() + " " + one.position())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
