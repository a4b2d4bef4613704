package org.skillway.progress.start;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The names under {@code skillway.} that mean something here. They come from a list that is made of the code, as the page for
 * operators is: a name that nothing reads would otherwise be left alone in silence, with all that somebody relied on it for.
 */
final class KnownKeys {

    private static final String LIST = "META-INF/configuration-keys.properties";
    private static final String SECRET = "secret";
    private static final String ELSEWHERE = "elsewhere";

    private static final String KEY = "skillway.";
    private static final String VARIABLE = "SKILLWAY_";

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^A-Z0-9]");

    /** Of a list, each item may have a name of its own. */
    private static final Pattern ITEM = Pattern.compile("\\[[0-9]+]$|_[0-9]+_$");

    /** The address of one port, as Kubernetes and container engines tell it. */
    private static final Pattern PORT = Pattern.compile("_PORT_[0-9]+_(TCP|UDP|SCTP)");

    /** For those who build Skillway: CONTRIBUTING.md. */
    private static final String OF_TESTS = "SKILLWAY_TEST_";

    private final Map<String, String> kinds;
    private final Map<String, String> keys;

    /** @param kinds what each key is: {@code secret}, read by other parts only ({@code elsewhere}), or nothing to note */
    KnownKeys(Map<String, String> kinds) {
        this.kinds = new TreeMap<>(kinds);
        this.keys = this.kinds.keySet().stream().collect(Collectors.toMap(KnownKeys::variable, Function.identity()));
    }

    static KnownKeys load() {
        Properties list = new Properties();
        try (InputStream stream = KnownKeys.class.getClassLoader().getResourceAsStream(LIST)) {
            list.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KnownKeys(
                list.stringPropertyNames().stream().collect(Collectors.toMap(Function.identity(), list::getProperty)));
    }

    /** Those whose values nobody may guess. */
    List<String> secrets() {
        return kinds.entrySet().stream()
                .filter(key -> key.getValue().equals(SECRET))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A sentence for each name that is no key of any part. */
    List<String> unknown(SmallRyeConfig config) {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .flatMap(KnownKeys::ours)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .flatMap(name -> fault(name).stream())
                .toList();
    }

    /** The environment also names its variables as keys, as far as it can guess: only what was set there counts. */
    private static Stream<String> ours(ConfigSource source) {
        return source.getPropertyNames().stream()
                .filter(name ->
                        name.startsWith(VARIABLE) || (name.startsWith(KEY) && !(source instanceof EnvConfigSource)));
    }

    Optional<String> fault(String name) {
        String plain = ITEM.matcher(name).replaceFirst("");
        boolean known = name.startsWith(VARIABLE)
                ? keys.containsKey(plain) || isOfTheEngine(name) || name.startsWith(OF_TESTS)
                : kinds.containsKey(plain);
        if (known) {
            return Optional.empty();
        }
        String instead = nearest(plain)
                .map(key -> "Did you mean %s? If not, take it away."
                        .formatted(name.startsWith(VARIABLE) ? variable(key) : key))
                .orElse("Take it away, or give it a name that is in docs/operations/configuration.md.");
        return Optional.of(
                name + " is no key of Skillway, so that whatever it was meant to change stays as it is. " + instead);
    }

    /** Every process is told the addresses of services; the names of ours may begin as our keys do. */
    private static boolean isOfTheEngine(String variable) {
        return variable.endsWith("_SERVICE_HOST")
                || variable.contains("_SERVICE_PORT")
                || variable.endsWith("_PORT")
                || PORT.matcher(variable).find();
    }

    /** What somebody probably meant: differing in a sixth of its characters at most, and of this part before others. */
    private Optional<String> nearest(String name) {
        String meant = variable(name);
        return kinds.keySet().stream()
                .filter(key -> distance(variable(key), meant) <= Math.max(2, key.length() / 6))
                .min(Comparator.comparing((String key) -> distance(variable(key), meant))
                        .thenComparing(key -> kinds.get(key).equals(ELSEWHERE)));
    }

    /** The variable of the environment that sets a key, by the rules of MicroProfile Config. */
    static String variable(String key) {
        return NEITHER_LETTER_NOR_DIGIT.matcher(key.toUpperCase(Locale.ROOT)).replaceAll("_");
    }

    /** How many characters to put in, leave out or change to get from one to the other (Levenshtein). */
    static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int changed = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(changed, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[other.length()];
    }
}
