package org.skillway.catalog.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What imports may take. */
@ConfigMapping(prefix = "skillway.imports")
interface ImportConfig {

    /** Where uploads lie while they are imported; the folder for temporary files unless said. */
    Optional<String> folder();

    /** Bytes of an upload; {@code EdgeFilters} holds it. */
    @WithDefault("268435456")
    long maxUpload();

    /** Bytes that the files of an archive may have together when unpacked. */
    @WithDefault("1073741824")
    long maxUnpacked();
}
