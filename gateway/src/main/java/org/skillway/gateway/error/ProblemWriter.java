package org.skillway.gateway.error;

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
import org.skillway.gateway.request.Languages;
import org.skillway.gateway.request.RequestId;

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
        tell(e.code(), RequestId.of(request));
        Locale locale = languages.locale(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return respond(e.code(), e.arguments(), e.headers(), faults(e, locale), request);
    }

    private void tell(ErrorCode code, String requestId) {
        if (code.isRefusal()) {
            refused.fire(new Refused(code, requestId));
        }
    }

    private static List<Problem.Fault> faults(ProblemException e, Locale locale) {
        return e.places().stream()
                .map(place -> new Problem.Fault(
                        place.pointer(),
                        place.parameter(),
                        place.rule(),
                        text(locale, "rule." + place.rule(), place.arguments().toArray())))
                .toList();
    }

    /** A fault in what a client sent, in words, for an answer that is none itself. */
    public Problem.Fault fault(Locale locale, String pointer, String rule, Object... arguments) {
        return new Problem.Fault(pointer, null, rule, text(locale, "rule." + rule, arguments));
    }

    /** The whole answer for a code, its detail's arguments and faults that are in words already. */
    Response respond(
            ErrorCode code,
            Object[] arguments,
            Map<String, String> headers,
            List<Problem.Fault> faults,
            RoutingContext request) {
        Locale locale = languages.locale(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Response.ResponseBuilder response = Response.status(code.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem(code, arguments, faults, locale, RequestId.of(request)));
        headers.forEach(response::header);
        return response.build();
    }

    /** The body alone, for answers that are given before any resource is reached. */
    public Problem problem(ProblemException e, Locale locale, String requestId) {
        tell(e.code(), requestId);
        return problem(e.code(), e.arguments(), faults(e, locale), locale, requestId);
    }

    private static Problem problem(
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

    private static String text(Locale locale, String key, Object... arguments) {
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
