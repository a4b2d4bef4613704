package org.skillway.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.skillway.gateway.config.SkillwayConfig;

/** Chooses the language of an answer by RFC 4647 lookup; a header that cannot be read counts as none. */
@ApplicationScoped
public class Languages {

    private final List<Locale> offered;

    Languages(SkillwayConfig config) {
        this.offered = config.languages().offered().stream()
                .map(Locale::forLanguageTag)
                .toList();
    }

    /** @param acceptLanguage RFC 9110 {@code Accept-Language}, or null */
    public Locale locale(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 200) {
            return offered.get(0);
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), offered);
            return found == null ? offered.get(0) : found;
        } catch (IllegalArgumentException e) {
            return offered.get(0);
        }
    }
}
