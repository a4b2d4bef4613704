package org.skillway.catalog.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** Checks {@link LanguageTag}. */
public final class LanguageTagValidator implements ConstraintValidator<LanguageTag, String> {

    private static final int LONGEST = 35;

    @Override
    public boolean isValid(String tag, ConstraintValidatorContext context) {
        return tag == null || isLanguageTag(tag);
    }

    public static boolean isLanguageTag(String tag) {
        try {
            return !tag.isEmpty()
                    && tag.length() <= LONGEST
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
