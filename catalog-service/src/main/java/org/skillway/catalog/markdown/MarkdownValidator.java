package org.skillway.catalog.markdown;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;
import org.commonmark.node.Node;

/** Checks {@link Markdown}. */
public final class MarkdownValidator implements ConstraintValidator<Markdown, String> {

    private static final String TANGLE = "{skillway.markdown-tangle}";

    @Override
    public boolean isValid(String markdown, ConstraintValidatorContext context) {
        if (markdown == null) {
            return true;
        }
        Optional<Node> document = MarkdownText.parse(markdown);
        if (document.isEmpty()) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(TANGLE).addConstraintViolation();
        }
        return document.filter(MarkdownText::linksOutside).isPresent();
    }
}
