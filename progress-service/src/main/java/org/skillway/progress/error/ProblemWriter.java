package org.skillway.progress.error;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.skillway.progress.request.Languages;
import org.skillway.progress.request.RequestId;

/** Puts a problem into words and into a response. */
@ApplicationScoped
public class ProblemWriter {

    private static final String BUNDLE = "problems";

    private final Languages languages;
    private final Event<Refused> refused;

    ProblemWriter(Languages languages, Event<Refused> refused) {
        this.languages = languages;
        this.refused = refused;
    }

    /** The whole answer for an exception of our own. */
    public Response respond(ProblemException e, RoutingContext request) {
        if (e.code().isRefusal()) {
            refused.fire(new Refused(e.code()));
        }
        return respond(e, request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE), RequestId.of(request));
    }

    /** The same for whoever wants it in another language than that of the request at hand. */
    public Response respond(ProblemException e, String acceptLanguage, String requestId) {
        Locale locale = languages.locale(acceptLanguage);
        List<Problem.Fault> faults = e.places().stream()
                .map(place -> new Problem.Fault(
                        place.pointer(),
                        place.parameter(),
                        place.rule(),
                        text(locale, "rule." + place.rule(), place.arguments().toArray())))
                .toList();
        return respond(e.code(), e.arguments(), e.headers(), faults, locale, requestId);
    }

    /** The whole answer for a code, its detail's arguments and faults that are in words already. */
    Response respond(
            ErrorCode code,
            Object[] arguments,
            Map<String, String> headers,
            List<Problem.Fault> faults,
            RoutingContext request) {
        Locale locale = languages.locale(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return respond(code, arguments, headers, faults, locale, RequestId.of(request));
    }

    private Response respond(
            ErrorCode code,
            Object[] arguments,
            Map<String, String> headers,
            List<Problem.Fault> faults,
            Locale locale,
            String requestId) {
        Response.ResponseBuilder response = Response.status(code.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem(code, arguments, faults, locale, requestId));
        headers.forEach(response::header);
        return response.build();
    }

    /** The body alone, for answers that are given before any resource is reached. */
    public Problem problem(
            ErrorCode code, Object[] arguments, List<Problem.Fault> faults, Locale locale, String requestId) {
        return new Problem(
                Problem.TYPE_PREFIX + code.wire(),
                text(locale, code.wire() + ".title"),
                code.status(),
                text(locale, code.wire() + ".detail", arguments),
                code.wire(),
                requestId,
                null,
                faults);
    }

    /** A rule that takes no arguments, in the language that is asked for. */
    public String rule(String rule, String acceptLanguage) {
        return text(languages.locale(acceptLanguage), "rule." + rule);
    }

    static String text(Locale locale, String key, Object... arguments) {
        try {
            String pattern = ResourceBundle.getBundle(
                            BUNDLE,
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                    .getString(key);
            return new MessageFormat(pattern, locale).format(arguments);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("No words for " + key + " in " + locale, e);
        }
    }
}
