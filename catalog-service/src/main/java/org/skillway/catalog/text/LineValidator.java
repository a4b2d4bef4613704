package org.skillway.catalog.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Checks {@link Line}. */
public final class LineValidator implements ConstraintValidator<Line, String> {

    private int max;

    @Override
    public void initialize(Line line) {
        max = line.max();
    }

    @Override
    public boolean isValid(String words, ConstraintValidatorContext context) {
        return words == null
                || (ReadableText.isReadable(words, max) && words.indexOf('\n') < 0 && words.indexOf('\t') < 0);
    }
}
