package org.skillway.catalog.history;

import java.util.List;
import java.util.Map;
import org.skillway.catalog.history.CatalogRefusedException.Fault;

/**
 * What was found out about a staging area while others could change the catalog.
 *
 * @param revision the catalog revision at which it was looked at: as long as the catalog stays there, all of this holds
 * @param merged what was taken out because it has been merged, and into what
 * @param faults every rule that the catalog would break
 */
public record Inspection(long revision, Map<EntityKey, EntityKey> merged, List<Fault> faults) {}
