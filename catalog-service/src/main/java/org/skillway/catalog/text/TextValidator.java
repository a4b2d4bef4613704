package org.skillway.catalog.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
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
                        && words.keySet().stream().allMatch(LanguageTagValidator::isLanguageTag)
                        && words.values().stream().allMatch(this::isReadable));
    }

    private boolean isReadable(String words) {
        return words != null && ReadableText.isReadable(words, max);
    }
}
