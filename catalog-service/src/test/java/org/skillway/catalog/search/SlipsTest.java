package org.skillway.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A slip")
class SlipsTest {

    @Test
    @DisplayName("is one letter put in, left out, changed or swapped with its neighbour")
    void one() {
        assertThat(Slips.distance("djnago", "django")).isEqualTo(1);
        assertThat(Slips.distance("postgersql", "postgresql")).isEqualTo(1);
        assertThat(Slips.distance("kubernets", "kubernetes")).isEqualTo(1);
        assertThat(Slips.distance("doker", "docker")).isEqualTo(1);
        assertThat(Slips.distance("pithon", "python")).isEqualTo(1);
        assertThat(Slips.distance("git", "git")).isZero();
        assertThat(Slips.distance("", "git")).isEqualTo(3);
    }

    @Test
    @DisplayName("is taken for the nearest words, and for none when all are too far away")
    void meant() {
        List<String> words = List.of("django", "mango", "djanga", "container");
        assertThat(Slips.meant("djnago", words)).containsExactly("django");
        assertThat(Slips.meant("djang", words)).containsExactly("django", "djanga");
        assertThat(Slips.meant("contianr", words)).containsExactly("container");
        assertThat(Slips.meant("contnr", words)).as("six letters bear one slip").isEmpty();
        assertThat(Slips.meant("jav", List.of("java"))).as("too short to say").isEmpty();
        assertThat(Slips.meant("django", List.of())).isEmpty();
    }

    @Test
    @DisplayName("costs what the definition says, on random words")
    void definition() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 3000; i++) {
            String from = word(random);
            String to = word(random);
            assertThat(Slips.distance(from, to)).as("%s → %s", from, to).isEqualTo(byDefinition(from, to));
        }
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        int length = random.nextInt(6);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    private static int byDefinition(String from, String to) {
        if (from.isEmpty() || to.isEmpty()) {
            return from.length() + to.length();
        }
        int i = from.length() - 1;
        int j = to.length() - 1;
        String shorter = from.substring(0, i);
        String less = to.substring(0, j);
        int best = byDefinition(shorter, less) + (from.charAt(i) == to.charAt(j) ? 0 : 1);
        best = Math.min(best, byDefinition(shorter, to) + 1);
        best = Math.min(best, byDefinition(from, less) + 1);
        if (i > 0 && j > 0 && from.charAt(i) == to.charAt(j - 1) && from.charAt(i - 1) == to.charAt(j)) {
            best = Math.min(best, byDefinition(from.substring(0, i - 1), to.substring(0, j - 1)) + 1);
        }
        return best;
    }
}
