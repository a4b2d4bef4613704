package org.skillway.catalog.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.health.HealthPage.EntityView;
import org.skillway.catalog.health.HealthPage.FindingView;
import org.skillway.catalog.health.HealthPage.RuleCount;
import org.skillway.catalog.health.HealthService.Report;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.reading.Wording;
import org.skillway.catalog.request.Languages;

/** Puts findings into words and pages. A cursor names a place in the order of findings, so that it outlives changes. */
@ApplicationScoped
class HealthReading {

    private static final String PLACE = "[a-z-]{1,40}/[a-z]{1,10}/[a-z0-9-]{1,80}/[a-z0-9-]{0,80}";

    private final Languages languages;

    HealthReading(Languages languages) {
        this.languages = languages;
    }

    /** @param rule only findings of this rule; null: all */
    HealthPage page(Report report, Rule rule, String cursor, int limit, String acceptLanguage, Wording wording) {
        String after = cursor == null ? "" : decode(cursor);
        List<Finding> left = report.findings().stream()
                .filter(finding -> rule == null || finding.rule() == rule)
                .filter(finding -> finding.place().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        boolean more = left.size() > limit;
        List<Finding> shown = more ? left.subList(0, limit) : left;
        Locale locale = languages.locale(acceptLanguage);
        return new HealthPage(
                Wording.each("/items", shown, (place, finding) -> view(place, finding, report, locale, wording)),
                more ? encode(shown.get(limit - 1)) : null,
                Arrays.stream(Rule.values())
                        .map(one -> new RuleCount(
                                one,
                                report.findings().stream()
                                        .filter(finding -> finding.rule() == one)
                                        .count()))
                        .toList());
    }

    private static FindingView view(String place, Finding finding, Report report, Locale locale, Wording wording) {
        String message = ResourceBundle.getBundle(
                        "findings",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(finding.rule().wire());
        return new FindingView(
                finding.rule(),
                finding.severity(),
                entity(place + "/entity", finding.entity(), report, wording),
                Wording.each(
                        place + "/related", finding.related(), (related, one) -> entity(related, one, report, wording)),
                new MessageFormat(message, locale).format(finding.arguments().toArray()));
    }

    private static EntityView entity(String place, EntityKey entity, Report report, Wording wording) {
        return new EntityView(
                entity.kind(),
                entity.key(),
                wording.at(place + "/title", report.titles().get(entity)));
    }

    private static String encode(Finding last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.place().getBytes(StandardCharsets.US_ASCII));
    }

    private static String decode(String cursor) {
        try {
            String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (place.matches(PLACE)) {
                return place;
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("cursor", "cursor");
        }
        throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("cursor", "cursor");
    }
}
