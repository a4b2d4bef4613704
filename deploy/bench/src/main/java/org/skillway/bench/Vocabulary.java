package org.skillway.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Made-up words as often as words of real texts are: the n-th word n times less often than the first (Zipf). Few of them
 * stand nearly everywhere, most of them hardly anywhere, which is what a search has to cope with.
 */
final class Vocabulary {

    /** How many words there are of each language. */
    static final int SIZE = 8_000;

    static final Vocabulary ENGLISH = new Vocabulary("bdfgklmnprstvz", "aeiou", 11);
    static final Vocabulary GEORGIAN = new Vocabulary("ბგდვზთკლმნპრსტფქღშჩცძწჭხ", "აეიოუ", 12);

    private final List<String> words;
    private final double[] upTo = new double[SIZE];

    private Vocabulary(String consonants, String vowels, long seed) {
        Random random = new Random(seed);
        Set<String> made = new LinkedHashSet<>();
        while (made.size() < SIZE) {
            StringBuilder word = new StringBuilder();
            // From four letters on a word can be misspelt and found all the same.
            for (int syllables = 2 + random.nextInt(3); syllables > 0; syllables--) {
                word.append(letter(consonants, random)).append(letter(vowels, random));
            }
            made.add(word.append(letter(consonants, random)).toString());
        }
        words = List.copyOf(made);
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
    }

    private static char letter(String letters, Random random) {
        return letters.charAt(random.nextInt(letters.length()));
    }

    /** The word of a rank; the most frequent has rank 0. */
    String word(int rank) {
        return words.get(rank);
    }

    String sentence(int length, Random random) {
        List<String> sentence = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[SIZE - 1]);
            sentence.add(words.get(found < 0 ? -found - 1 : found));
        }
        return String.join(" ", sentence);
    }
}
