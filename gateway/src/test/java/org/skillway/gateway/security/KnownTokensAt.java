package org.skillway.gateway.security;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Tokens that are known, and a time that passes when it is told to. */
public final class KnownTokensAt {

    static final int SKEW = 5;

    private final Moving clock;
    private final KnownTokens tokens;

    public KnownTokensAt(Instant start) {
        clock = new Moving(start);
        IdentityConfig config = Identity.asUsual();
        tokens = new KnownTokens(new TokenRules(clock, SKEW, config), clock, SKEW, config);
    }

    public KnownTokens tokens() {
        return tokens;
    }

    public Clock clock() {
        return clock;
    }

    public void passes(int seconds) {
        clock.now = clock.now.plusSeconds(seconds);
    }

    private static final class Moving extends Clock {

        private volatile Instant now;

        private Moving(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
