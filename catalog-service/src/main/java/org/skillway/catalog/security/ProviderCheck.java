package org.skillway.catalog.security;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Refuses a start where somebody would be believed who is no OpenID provider of whoever runs this. */
public final class ProviderCheck {

    private ProviderCheck() {}

    /** Whether this is a stack on one machine, whose issuer may stand beside it and speak plain HTTP. */
    public static boolean isLocal(Config config) {
        return config.getOptionalValue("skillway.identity.local", Boolean.class).orElse(false);
    }

    /** What is wrong with those whom this process would believe, each in a sentence. */
    public static List<String> faults(Config config) {
        return new ProviderSettings(
                        isLocal(config),
                        text(config, "mp.jwt.verify.issuer"),
                        text(config, "mp.jwt.verify.publickey.location"),
                        texts(config, "mp.jwt.verify.audiences"),
                        texts(config, "mp.jwt.verify.publickey.algorithm"))
                .faults();
    }

    private static String text(Config config, String key) {
        return config.getOptionalValue(key, String.class).orElse("");
    }

    private static Set<String> texts(Config config, String key) {
        return config.getOptionalValue(key, String[].class)
                .map(given -> Set.copyOf(Arrays.asList(given)))
                .orElse(Set.of());
    }
}
