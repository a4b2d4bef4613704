package org.skillway.catalog.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;

/** Checks {@link Text}. */
public final class TextValidator implements ConstraintValidator<Text, Map<String, String>> {

    private int max;

    @Override
    public void initialize(Text text) {
        max = text.max();
    }

    @Override
    public boolean isValid(Map<String, String> words, ConstraintValidatorContext context) {
        return words == null
                || (!words.isEmpty()
                        && words.keySet().stream().allMatch(TextValidator::isLanguageTag)
                        && words.values().stream().allMatch(this::isReadable));
    }

    private boolean isReadable(String words) {
        return words != null
                && !words.isBlank()
                && words.length() <= max
                && words.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
    }

    private static boolean isLanguageTag(String tag) {
        try {
            return !tag.isEmpty()
                    && new Locale.Builder()
                            .setLanguageTag(tag)
                            .build()
                            .toLanguageTag()
                            .equals(tag);
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
