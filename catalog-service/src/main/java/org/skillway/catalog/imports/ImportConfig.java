package org.skillway.catalog.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What imports may take. */
@ConfigMapping(prefix = "skillway.imports")
interface ImportConfig {

    /** Where uploads lie while they are imported; the folder for temporary files unless said. */
    Optional<String> folder();

    /** The largest upload; a larger one is refused before it is read. */
    MemorySize maxUpload();

    /** What the files of an archive may have together when unpacked. */
    @WithDefault("1G")
    MemorySize maxUnpacked();

    /** An import of which nobody has said for so long that it is still run was left behind by an instance that died. */
    @WithDefault("30S")
    Duration silence();
}
