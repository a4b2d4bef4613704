package org.skillway.progress.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a member of a closed set is spelled outside Java: lower case, joined by hyphens. */
public final class Words {

    // Kept, since each row that is read has several.
    private static final ClassValue<Map<String, Enum<?>>> CONSTANTS = new ClassValue<>() {
        @Override
        protected Map<String, Enum<?>> computeValue(Class<?> type) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> (Enum<?>) constant)
                    .collect(Collectors.toUnmodifiableMap(Words::of, Function.identity()));
        }
    };

    private Words() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Throws {@link IllegalArgumentException} where it is none of theirs. */
    public static <E extends Enum<E>> E parse(Class<E> type, String word) {
        Enum<?> constant = CONSTANTS.get(type).get(word);
        if (constant == null) {
            throw new IllegalArgumentException(word + " is no " + type.getSimpleName());
        }
        return type.cast(constant);
    }
}
