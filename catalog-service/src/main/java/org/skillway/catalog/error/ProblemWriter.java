package org.skillway.catalog.error;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.skillway.catalog.request.Languages;
import org.skillway.catalog.request.RequestId;

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
        Locale locale = languages.locale(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        List<Problem.Fault> faults = faults(e, locale);
        Response.ResponseBuilder response = Response.status(e.code().status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem(e.code(), e.arguments(), e.etag(), faults, locale, RequestId.of(request)));
        if (e.etag() != null) {
            response.header(HttpHeaders.ETAG, e.etag());
        }
        e.headers().forEach(response::header);
        return response.build();
    }

    /** The single faults of a problem in words: those in the body by place, then the rest. */
    public List<Problem.Fault> faults(ProblemException e, Locale locale) {
        return Stream.concat(
                        e.faults().stream(),
                        e.places().stream()
                                .map(place -> new Problem.Fault(
                                        place.pointer(),
                                        place.parameter(),
                                        place.rule(),
                                        text(
                                                locale,
                                                "rule." + place.rule(),
                                                place.arguments().toArray()),
                                        place.entities())))
                .sorted(FaultOrder.BY_PLACE)
                .toList();
    }

    /** The body alone, for answers that are given before any resource is reached. */
    public Problem problem(ErrorCode code, Object[] arguments, Locale locale, String requestId) {
        return problem(code, arguments, null, List.of(), locale, requestId);
    }

    private static Problem problem(
            ErrorCode code,
            Object[] arguments,
            String etag,
            List<Problem.Fault> faults,
            Locale locale,
            String requestId) {
        return new Problem(
                Problem.TYPE_PREFIX + code.wire(),
                text(locale, code.wire() + ".title"),
                code.status(),
                text(locale, code.wire() + ".detail", arguments),
                code.wire(),
                requestId,
                etag,
                faults);
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
