package org.skillway.gateway.security;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/**
 * Has the library verify tokens against {@link IssuerKeys}, and refuses by their form what it lets pass: one in another, and
 * one that says of itself that it is something else than an access token (RFC 8725, 3.11).
 */
@Alternative
@Priority(1)
@ApplicationScoped
class IssuedTokens extends JWTCallerPrincipalFactory {

    /** Three parts in base64url (RFC 7515, 7.1), of which the library also takes what others would not. */
    private static final Pattern FORM = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private static final String UNLESS_SAID = "JWT";
    private static final String PREFIX = "application/";

    private final DefaultJWTTokenParser parser;
    private final IdentityConfig config;

    IssuedTokens(IssuerKeys keys, IdentityConfig config) {
        this.config = config;
        this.parser = new DefaultJWTTokenParser() {
            @Override
            protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo settings) {
                return keys;
            }
        };
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo settings) throws ParseException {
        if (token.length() > config.longestToken() || !FORM.matcher(token).matches()) {
            throw new ParseException("The token is too long, or has another form");
        }
        try {
            JwtContext read = parser.parse(token, settings);
            String type = read.getJoseObjects().get(0).getHeader("typ");
            if (read.getJoseObjects().size() > 1 || !isOfAType(type)) {
                throw new ParseException("The token is none for access");
            }
            return new DefaultJWTCallerPrincipal(type, read.getJwtClaims());
        } catch (RuntimeException e) {
            // The library takes for granted of what kind the values in a header are.
            throw new ParseException("The token cannot be read", e);
        }
    }

    private boolean isOfAType(String type) {
        String said = type == null ? UNLESS_SAID : type;
        // A media type, of which the first part may be left out (RFC 7515, 4.1.9).
        String name = said.toLowerCase(Locale.ROOT).startsWith(PREFIX) ? said.substring(PREFIX.length()) : said;
        return config.types().stream().anyMatch(name::equalsIgnoreCase);
    }
}
