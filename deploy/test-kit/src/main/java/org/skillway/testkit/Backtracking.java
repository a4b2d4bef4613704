package org.skillway.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for a text on which Java's engine goes back and forth in a regular expression without an end (ReDoS), or calls itself
 * too often: something said again and again, between a beginning that fits and an end that does not. What is counted are the
 * characters that the engine looks at, so that nothing depends on how fast a machine is.
 */
public final class Backtracking {

    private static final int SHORT = 128;
    private static final int LONG = 4_096;
    private static final int LONGEST = 100_000;

    /** Looks at each character of a text: several for a choice, and some hundred where a repetition is bounded by hundreds. */
    private static final int MOST_PER_CHARACTER = 600;

    private static final int WORST = 40;
    private static final int DEEP = 80;
    private static final int RANDOM_PUMPS = 400;
    private static final int MOST_ENDS = 8;
    private static final String OFTEN_TELLING = "aZ0-_. \t/,;:|\"'\u00e9\u10d0\n";

    private final Pattern pattern;
    private final boolean anywhere;

    private Backtracking(String regex, boolean anywhere) {
        this.pattern = Pattern.compile(regex);
        this.anywhere = anywhere;
    }

    /** A text that takes too long, described; empty where none was found. */
    public static Optional<String> of(String regex, boolean anywhere) {
        return new Backtracking(regex, anywhere).slow(regex);
    }

    /** A text that says something again and again. */
    private record Pumped(String begin, String again, String end) {

        String of(int length) {
            return begin + again.repeat(Math.max(1, length / again.length())) + end;
        }

        @Override
        public String toString() {
            return "'%s', '%s' again and again, '%s'".formatted(begin, again, end);
        }
    }

    private record Tried(Pumped text, long looks) {}

    private Optional<String> slow(String regex) {
        List<Tried> tried = texts(regex).stream()
                .map(text -> new Tried(text, looks(text.of(SHORT), 100L * SHORT * SHORT)))
                .sorted(Comparator.comparingLong(Tried::looks).reversed())
                .toList();
        if (tried.get(0).looks() < 0 || tried.get(0).looks() >= 100L * SHORT * SHORT) {
            return Optional.of("without an end: " + tried.get(0).text());
        }
        for (Tried one : tried.subList(0, Math.min(WORST, tried.size()))) {
            if (looks(one.text().of(LONG), (long) MOST_PER_CHARACTER * LONG) >= (long) MOST_PER_CHARACTER * LONG) {
                return Optional.of("ever slower: " + one.text());
            }
        }
        List<Tried> readToTheEnd =
                tried.stream().filter(one -> one.looks() >= SHORT).toList();
        return IntStream.range(0, Math.min(DEEP, readToTheEnd.size()))
                .mapToObj(i -> readToTheEnd.get(i * readToTheEnd.size() / Math.min(DEEP, readToTheEnd.size())))
                .filter(one -> looks(one.text().of(LONGEST), 20L * LONGEST) < 0)
                .findFirst()
                .map(one -> "too deep: " + one.text());
    }

    /** How many characters are looked at, at most {@code most}; -1 where the engine calls itself too often. */
    private long looks(String text, long most) {
        Counted counted = new Counted(text, most);
        Matcher matcher = pattern.matcher(counted);
        try {
            if (!anywhere) {
                boolean unused = matcher.matches();
            }
            while (anywhere && matcher.find()) {
                counted.looks++;
            }
        } catch (Enough e) {
            return most;
        } catch (StackOverflowError e) {
            return -1;
        }
        return counted.looks;
    }

    private static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    private static final class Counted implements CharSequence {

        private final String text;
        private final long most;
        private long looks;

        Counted(String text, long most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public char charAt(int index) {
            if (++looks >= most) {
                throw new Enough();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static List<Pumped> texts(String regex) {
        List<String> letters = letters(regex);
        Set<String> pumps = new LinkedHashSet<>(letters);
        letters.forEach(one -> letters.forEach(other -> pumps.add(one + other)));
        Random random = new Random(regex.hashCode());
        IntStream.range(0, RANDOM_PUMPS).forEach(unused -> {
            StringBuilder pump = new StringBuilder();
            int length = 3 + random.nextInt(5);
            for (int i = 0; i < length; i++) {
                pump.append(letters.get(random.nextInt(letters.size())));
            }
            pumps.add(pump.toString());
        });
        List<String> ends = Stream.concat(
                        Stream.of("", "\u0001", "!"),
                        letters.stream()
                                .filter(letter -> !Character.isLetterOrDigit(letter.charAt(0)))
                                .limit(MOST_ENDS))
                .toList();
        String head = head(regex);
        List<Pumped> texts = new ArrayList<>();
        for (String pump : pumps) {
            for (String end : ends) {
                texts.add(new Pumped("", pump, end));
                if (!head.isEmpty()) {
                    texts.add(new Pumped(head, pump, end));
                }
            }
        }
        for (String begin : letters) {
            letters.forEach(pump -> texts.add(new Pumped(begin, pump, "\u0001")));
        }
        return texts;
    }

    /** What stands in the expression, with what stands for the many that a class has. */
    private static List<String> letters(String regex) {
        Set<String> letters = new LinkedHashSet<>();
        (regex + OFTEN_TELLING).codePoints().limit(400).forEach(c -> letters.add(Character.toString(c)));
        return letters.stream().limit(40).toList();
    }

    /** The words with which whatever matches begins. */
    private static String head(String regex) {
        String plain = regex.startsWith("^") ? regex.substring(1) : regex;
        int end = 0;
        while (end < plain.length() && "\\[](){}.*+?^$|".indexOf(plain.charAt(end)) < 0) {
            end++;
        }
        return end > 1 ? plain.substring(0, end) : "";
    }
}
