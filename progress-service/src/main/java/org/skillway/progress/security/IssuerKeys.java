package org.skillway.progress.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.http.SimpleGet;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The keys that the issuer publishes (RFC 7517), and no others: none that a token brings along or points at. The library
 * would look for a new key once in half an hour, which any forged token uses up, and keep a withdrawn one for as long as
 * the issuer's cache headers say; here a new key is found when its first token comes, and a withdrawn one is gone in time.
 */
@ApplicationScoped
class IssuerKeys implements VerificationKeyResolver {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 2_000;
    private static final int SEARCHES_AT_ONCE = 10;

    private final SimpleGet http;
    private final String location;
    private final IdentityConfig config;
    private final Clock clock;
    private final VerificationJwkSelector selector = new VerificationJwkSelector();
    private final ReentrantLock fetching = new ReentrantLock();

    /** Replaced whole, by whoever holds the lock. */
    private volatile Published published = new Published(List.of(), Instant.MIN, Instant.MIN, null);

    /** Up to when searches are spent, at one in a pause; also under the lock. */
    private Instant spentUntil = Instant.MIN;

    /**
     * What the issuer published.
     *
     * @param fetchedAt when it said so
     * @param triedAt when it was last asked
     * @param failure why it could not be asked then; null where it could
     */
    private record Published(List<JsonWebKey> keys, Instant fetchedAt, Instant triedAt, IOException failure) {}

    @Inject
    IssuerKeys(
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") String location,
            IdentityConfig config,
            Clock clock) {
        this(get(), location, config, clock);
    }

    IssuerKeys(SimpleGet http, String location, IdentityConfig config, Clock clock) {
        this.http = http;
        this.location = location;
        this.config = config;
        this.clock = clock;
    }

    private static Get get() {
        Get get = new Get();
        get.setConnectTimeout(CONNECT_MILLIS);
        get.setReadTimeout(READ_MILLIS);
        get.setRetries(0);
        return get;
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        Published known = current();
        JsonWebKey key = select(token, known);
        if (key == null) {
            known = searched(known);
            key = select(token, known);
        }
        if (key == null) {
            throw known.failure() == null
                    ? new UnresolvableKeyException("The issuer has published no such key")
                    : new UnresolvableKeyException("The issuer's keys could not be fetched", known.failure());
        }
        return key.getKey();
    }

    private JsonWebKey select(JsonWebSignature token, Published known) throws UnresolvableKeyException {
        if (!counts(known)) {
            return null;
        }
        try {
            return selector.select(token, known.keys());
        } catch (JoseException e) {
            throw new UnresolvableKeyException("The token's header names no key", e);
        }
    }

    /**
     * What was published lately. They are fetched again a little before they have to be, so that others go on meanwhile with
     * those that count; after a quiet hour there are none such, and everybody waits for the one who asks.
     */
    private Published current() {
        Published known = published;
        if (!isDue(known)) {
            return known;
        }
        if (!isFresh(known) && !isAway(known)) {
            fetching.lock();
        } else if (!fetching.tryLock()) {
            return known;
        }
        try {
            return isDue(published) && !failedJustNow(published) ? fetch() : published;
        } finally {
            fetching.unlock();
        }
    }

    /** What is published now, for a key that was not there; whoever makes up names of keys can ask only so often. */
    private Published searched(Published known) {
        fetching.lock();
        try {
            if (!published.equals(known) || failedJustNow(known)) {
                return published;
            }
            Instant now = clock.instant();
            Instant spent = spentUntil.isBefore(now) ? now : spentUntil;
            Instant next = spent.plus(config.keysPause());
            if (next.isAfter(now.plus(config.keysPause().multipliedBy(SEARCHES_AT_ONCE)))) {
                return known;
            }
            spentUntil = next;
            return fetch();
        } finally {
            fetching.unlock();
        }
    }

    private Published fetch() {
        Instant now = clock.instant();
        try {
            List<JsonWebKey> keys = new JsonWebKeySet(http.get(location).getBody()).getJsonWebKeys();
            published = new Published(List.copyOf(keys), now, now, null);
        } catch (IOException e) {
            published = failed(now, e);
        } catch (JoseException e) {
            published = failed(now, new IOException("What the issuer publishes is no set of keys", e));
        }
        return published;
    }

    private Published failed(Instant now, IOException e) {
        LOG.warnf("The issuer's keys could not be fetched from %s: %s", location, e.getMessage());
        return new Published(published.keys(), published.fetchedAt(), now, e);
    }

    private boolean isDue(Published known) {
        return !isWithin(known.fetchedAt(), config.keysRefresh().multipliedBy(9).dividedBy(10));
    }

    private boolean isFresh(Published known) {
        return isWithin(known.fetchedAt(), config.keysRefresh());
    }

    /** An issuer that does not answer is not asked by every request. */
    private boolean failedJustNow(Published known) {
        return known.failure() != null && isWithin(known.triedAt(), config.keysPause());
    }

    /** Whether it was, one pause ago: who asks it again has until the next one. */
    private boolean isAway(Published known) {
        return counts(known)
                && known.failure() != null
                && isWithin(known.triedAt(), config.keysPause().multipliedBy(2));
    }

    private boolean counts(Published known) {
        return isWithin(known.fetchedAt(), config.keysRefresh().plus(config.keysOutlive()));
    }

    private boolean isWithin(Instant since, Duration time) {
        return since.isAfter(clock.instant().minus(time));
    }
}
