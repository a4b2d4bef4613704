package org.skillway.gateway.live;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.skillway.gateway.graph.CatalogGraph;

/**
 * What a page knows: where the learner's ledger stands and where the catalog does. It is the {@code id} of every event, so
 * that a page that comes again says by it what it has missed.
 *
 * @param ledger {@code none} while nothing has been recorded, {@code -} where the page knows nothing of it
 * @param epoch of the catalog; {@code -} where the page knows nothing of it
 */
record Told(String ledger, long version, String epoch, long revision) {

    static final Told NOTHING = new Told("-", 0, "-", 0);

    private static final Pattern FORM =
            Pattern.compile("([0-9a-f-]{36}|none|-)\\.([0-9]{1,18})\\.([0-9a-f-]{36}|-)\\.([0-9]{1,18})");

    /** @param lastEventId as it came, or null; what is no id of ours counts as nothing */
    static Told read(String lastEventId) {
        if (lastEventId == null) {
            return NOTHING;
        }
        Matcher parts = FORM.matcher(lastEventId.strip());
        return parts.matches()
                ? new Told(
                        parts.group(1), Long.parseLong(parts.group(2)), parts.group(3), Long.parseLong(parts.group(4)))
                : NOTHING;
    }

    Told with(Moment moment) {
        return new Told(moment.ledgerId() == null ? "none" : moment.ledgerId(), moment.version(), epoch, revision);
    }

    Told with(CatalogGraph graph) {
        return new Told(ledger, version, graph.epoch(), graph.revision());
    }

    String id() {
        return ledger + "." + version + "." + epoch + "." + revision;
    }
}
