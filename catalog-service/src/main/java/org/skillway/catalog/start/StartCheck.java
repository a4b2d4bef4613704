package org.skillway.catalog.start;

import io.smallrye.config.SmallRyeConfig;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.skillway.catalog.security.ProviderCheck;

/**
 * What keeps this process from starting, all of it at once: a name that means nothing, a secret that is none, and a provider
 * whom nobody should believe. It is looked at before anything else is done, so that a start that fails has changed nothing.
 */
public final class StartCheck {

    private static final String WHERE =
            "%s does not start. What its configuration can be is in docs/operations/configuration.md.";

    private StartCheck() {}

    /** Ends the process where something is wrong, with a line for each thing. */
    public static void run() {
        SmallRyeConfig config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        List<String> faults = faults(config);
        if (faults.isEmpty()) {
            return;
        }
        // No log is there yet, and of this one would be wanted anyhow where no log is looked at.
        PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
        err.println(WHERE.formatted(config.getValue("quarkus.application.name", String.class)));
        faults.forEach(err::println);
        err.flush();
        System.exit(1);
    }

    static List<String> faults(SmallRyeConfig config) {
        KnownKeys known = KnownKeys.load();
        List<String> faults = new ArrayList<>(known.unknown(config));
        faults.addAll(ProviderCheck.faults(config));
        if (!ProviderCheck.isLocal(config)) {
            known.secrets().forEach(key -> Secrets.fault(key, config.getOptionalValue(key, String.class))
                    .ifPresent(faults::add));
        }
        return faults;
    }
}
