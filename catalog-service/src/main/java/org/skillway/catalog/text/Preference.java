package org.skillway.catalog.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which languages a reader wants (RFC 9110, 12.5.4). Each text is chosen for itself among the languages that it has, by
 * lookup (RFC 4647, 3.4): {@code ka} serves the wish {@code ka-GE}; besides, {@code pt-BR} serves the wish {@code pt}. A
 * text is always given: where no language fits, in English, else in the first language by tag.
 *
 * @param wanted ranges in lower case, the most wanted first; {@code *} stands for every language that no other range names
 * @param unwanted ranges that were sent with {@code q=0}
 */
public record Preference(List<String> wanted, Set<String> unwanted) {

    /** Of a reader who has no wish. */
    public static final Preference NONE = new Preference(List.of(), Set.of());

    private static final int LONGEST = 200;
    private static final String ANY = "*";
    private static final String FALLBACK = "en";

    private static final Pattern ITEM = Pattern.compile("(?<range>[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*+|\\*)"
            + "(?:[ \\t]*;[ \\t]*[qQ]=(?<weight>0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?");

    private record Wish(String range, double weight) {}

    public Preference {
        wanted = List.copyOf(wanted);
        unwanted = Set.copyOf(unwanted);
    }

    /** @param acceptLanguage the header; null, over 200 characters or not of its form: no wish */
    public static Preference of(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST) {
            return NONE;
        }
        List<Wish> wishes = new ArrayList<>();
        for (String item : acceptLanguage.split(",", -1)) {
            Matcher parts = ITEM.matcher(item.strip());
            if (parts.matches()) {
                wishes.add(wish(parts));
            } else if (!item.isBlank()) {
                return NONE;
            }
        }
        return of(wishes);
    }

    private static Wish wish(Matcher parts) {
        String range = parts.group("range");
        String weight = parts.group("weight");
        // The JDK knows which tags are obsolete: iw is he.
        String canonical = range.equals(ANY)
                ? ANY
                : Locale.forLanguageTag(range).toLanguageTag().toLowerCase(Locale.ROOT);
        return new Wish(canonical, weight == null ? 1 : Double.parseDouble(weight));
    }

    private static Preference of(List<Wish> wishes) {
        Set<String> wanted = new LinkedHashSet<>();
        wishes.stream()
                .filter(wish -> wish.weight() > 0)
                .sorted(Comparator.comparingDouble(Wish::weight).reversed())
                .forEach(wish -> wanted.add(wish.range()));
        Set<String> unwanted = new TreeSet<>();
        // "*;q=0" excludes nothing: a text is always given in some language.
        wishes.stream()
                .filter(wish -> wish.weight() == 0 && !wish.range().equals(ANY) && !wanted.contains(wish.range()))
                .forEach(wish -> unwanted.add(wish.range()));
        List<String> ordered = new ArrayList<>(wanted);
        if (!ordered.isEmpty() && ordered.get(ordered.size() - 1).equals(ANY)) {
            // At the end it says what holds without it.
            ordered.remove(ordered.size() - 1);
        }
        return new Preference(ordered, unwanted);
    }

    /** The language in which something is given that is there in these. */
    public String choose(Collection<String> languages) {
        Collection<String> welcome = unwanted.isEmpty()
                ? languages
                : languages.stream().filter(tag -> !isUnwanted(tag)).toList();
        for (String range : wanted) {
            Optional<String> found = range.equals(ANY) ? unnamed(welcome) : lookup(range, welcome);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return fallback(welcome).or(() -> fallback(languages)).orElseThrow();
    }

    /** For an ETag: the same for all headers that ask for the same, and free of commas, quotes and dots. */
    public String canonical() {
        if (equals(NONE)) {
            return ANY;
        }
        String wishes = String.join("+", wanted);
        return unwanted.isEmpty() ? wishes : wishes + "!" + String.join("!", new TreeSet<>(unwanted));
    }

    private Optional<String> unnamed(Collection<String> languages) {
        return fallback(languages.stream()
                .filter(tag -> wanted.stream().noneMatch(range -> covers(range, tag)))
                .toList());
    }

    private static Optional<String> fallback(Collection<String> languages) {
        return languages.contains(FALLBACK)
                ? Optional.of(FALLBACK)
                : languages.stream().min(Comparator.naturalOrder());
    }

    /** The wish itself, else what is left of it when subtags are taken away from its end, else a variety of it. */
    private static Optional<String> lookup(String range, Collection<String> languages) {
        for (String shorter = range; !shorter.isEmpty(); shorter = shortened(shorter)) {
            for (String tag : languages) {
                if (tag.equalsIgnoreCase(shorter)) {
                    return Optional.of(tag);
                }
            }
        }
        return languages.stream().filter(tag -> covers(range, tag)).min(Comparator.naturalOrder());
    }

    private static String shortened(String range) {
        int end = range.lastIndexOf('-');
        // A single character only opens what follows it.
        if (end >= 2 && range.charAt(end - 2) == '-') {
            end -= 2;
        }
        return end < 0 ? "" : range.substring(0, end);
    }

    /** Whether the range that says most about a language is one that is not wanted. */
    private boolean isUnwanted(String tag) {
        int unwelcome = longest(unwanted, tag);
        return unwelcome > 0 && unwelcome > longest(wanted, tag);
    }

    private static int longest(Collection<String> ranges, String tag) {
        return ranges.stream()
                .filter(range -> covers(range, tag))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static boolean covers(String range, String tag) {
        return tag.regionMatches(true, 0, range, 0, range.length())
                && (tag.length() == range.length() || tag.charAt(range.length()) == '-');
    }
}
