package org.skillway.progress.security;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whose tokens this process is told to believe.
 *
 * @param local whether it is part of a stack on one machine
 * @param issuer as it stands in tokens
 * @param keys where its keys are published
 * @param token where the process gets tokens of its own
 * @param audiences for whom tokens have to be
 * @param algorithms by which they may be signed
 */
record ProviderSettings(
        boolean local, String issuer, String keys, String token, Set<String> audiences, Set<String> algorithms) {

    private static final String WHAT_TO_DO =
            ". Set %s to an https address of your OpenID provider; only a stack on one machine starts like this, with"
                    + " QUARKUS_PROFILE=local.";

    private static final String LOCAL = ", the issuer of the local stack, which gives a token to whoever asks for one";
    private static final String PLAIN =
            ", which is not https, so that whoever stands in between could answer for the" + " provider";

    /** Why nobody should start with these, and what to do; nothing where all is well. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (audiences.stream().allMatch(String::isBlank)) {
            faults.add("mp.jwt.verify.audiences is empty, so that a token which the provider gave to any other"
                    + " application would count here. Set MP_JWT_VERIFY_AUDIENCES to the audience that stands for"
                    + " Skillway.");
        }
        algorithms.stream()
                .filter(name -> !isAsymmetric(name))
                .sorted()
                .map(name -> "mp.jwt.verify.publickey.algorithm names " + name
                        + ", by which whoever can verify a token can make one. Set MP_JWT_VERIFY_PUBLICKEY_ALGORITHM to"
                        + " what the provider signs with: RS256, PS256, ES256 or EdDSA, say.")
                .forEach(faults::add);
        address("mp.jwt.verify.issuer", issuer).ifPresent(faults::add);
        address("mp.jwt.verify.publickey.location", keys).ifPresent(faults::add);
        address("skillway.token.url", token).ifPresent(faults::add);
        return faults;
    }

    private Optional<String> address(String name, String value) {
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
        if (value.isBlank()) {
            return Optional.of(
                    name + " is empty, so that nobody's tokens would count" + WHAT_TO_DO.formatted(variable));
        }
        URI address;
        try {
            address = URI.create(value);
        } catch (IllegalArgumentException e) {
            return Optional.of(name + " is no address: " + value + WHAT_TO_DO.formatted(variable));
        }
        if (local || "https".equalsIgnoreCase(address.getScheme())) {
            return Optional.empty();
        }
        return Optional.of(name + " is " + value + (isThisMachine(address.getHost()) ? LOCAL : PLAIN)
                + WHAT_TO_DO.formatted(variable));
    }

    private static boolean isThisMachine(String host) {
        return host != null && (host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("[::1]"));
    }

    private static boolean isAsymmetric(String algorithm) {
        String name = algorithm.toUpperCase(Locale.ROOT);
        return name.startsWith("RS") || name.startsWith("PS") || name.startsWith("ES") || name.equals("EDDSA");
    }
}
