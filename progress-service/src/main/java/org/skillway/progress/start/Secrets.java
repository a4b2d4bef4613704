package org.skillway.progress.start;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a secret from what only stands in the place of one. */
final class Secrets {

    private static final int SHORTEST = 16;

    /** Of what is drawn at random some more than these are never missing. */
    private static final int FEWEST_CHARACTERS = 5;

    /** A year or a count behind a word makes it no better. */
    private static final int MOST_DIGITS = 12;

    private static final String WHAT_TO_DO = ". Set %s to a secret of its own of at least " + SHORTEST
            + " characters; \"openssl rand -base64 32\" draws one.";

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^a-z0-9]");
    private static final Pattern DIGITS = Pattern.compile("[0-9]*");

    /** What examples say, and nobody draws. */
    private static final List<String> FORGOTTEN = List.of(
            "changeme",
            "changeit",
            "changethis",
            "replaceme",
            "replacethis",
            "placeholder",
            "yoursecret",
            "yourpassword",
            "examplesecret");

    /** Of which a placeholder is put together; the longer ones first. */
    private static final List<String> WORDS = List.of(
            "password",
            "progress",
            "postgres",
            "skillway",
            "catalog",
            "gateway",
            "service",
            "default",
            "passwd",
            "secret",
            "client",
            "local",
            "admin",
            "owner",
            "fixme",
            "token",
            "tests",
            "pass",
            "test",
            "todo",
            "user",
            "none",
            "null",
            "root",
            "the",
            "and",
            "of",
            "my",
            "db",
            "no",
            "use",
            "for",
            "a");

    private Secrets() {}

    /**
     * Why this is no secret, without telling it, and what to do.
     *
     * @param key its name in the configuration
     */
    static Optional<String> fault(String key, Optional<String> given) {
        String secret = given.orElse("").strip();
        String why;
        if (secret.isEmpty()) {
            why = " is not set, and a secret has no default that would be safe";
        } else if (isPlaceholder(secret)) {
            why = " is a placeholder, which whoever tries a few words would find";
        } else if (secret.length() < SHORTEST) {
            why = " has %d characters, which whoever tries long enough would find".formatted(secret.length());
        } else {
            return Optional.empty();
        }
        return Optional.of(key + why + WHAT_TO_DO.formatted(KnownKeys.variable(key)));
    }

    private static boolean isPlaceholder(String secret) {
        String letters = NEITHER_LETTER_NOR_DIGIT
                .matcher(secret.toLowerCase(Locale.ROOT))
                .replaceAll("");
        return isLeftToBeFilledIn(secret)
                || FORGOTTEN.stream().anyMatch(letters::contains)
                || secret.chars().distinct().count() < FEWEST_CHARACTERS
                || isMadeOfWords(letters);
    }

    /** As in {@code <secret>}, or in a template in which nothing was put in its place. */
    private static boolean isLeftToBeFilledIn(String secret) {
        return (secret.startsWith("<") && secret.endsWith(">"))
                || ((secret.startsWith("${") || secret.startsWith("{{")) && secret.endsWith("}"));
    }

    private static boolean isMadeOfWords(String letters) {
        String rest = letters;
        for (String word : WORDS) {
            rest = rest.replace(word, "");
        }
        return rest.length() <= MOST_DIGITS && DIGITS.matcher(rest).matches();
    }
}
