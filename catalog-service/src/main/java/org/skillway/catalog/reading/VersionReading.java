package org.skillway.catalog.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.Version;
import org.skillway.catalog.history.VersionService;

/** What reading the versions of modules and of courses has in common. */
@ApplicationScoped
public class VersionReading {

    private final VersionService versions;
    private final ReadingService reading;

    VersionReading(VersionService versions, ReadingService reading) {
        this.versions = versions;
        this.reading = reading;
    }

    /** At which moment a page of versions is read. */
    public Moment moment(PageRequest page, String languages) {
        return reading.moment(page.revision(null), languages);
    }

    /** One page of the versions of an entity, newest first. */
    public VersionPage list(Kind kind, String key, PageRequest request, Moment moment) {
        reading.entity(kind, key, moment.revision(), null);
        List<Version> found =
                versions.versions(kind, key, moment.revision(), below(kind, key, request), request.limit() + 1);
        boolean more = found.size() > request.limit();
        List<Version> page = more ? found.subList(0, request.limit()) : found;
        String next = more
                ? new Cursor(
                                moment.revision(),
                                Integer.toString(page.get(page.size() - 1).version()),
                                listOf(kind, key))
                        .encode()
                : null;
        return new VersionPage(page.stream().map(VersionPage.VersionView::from).toList(), next);
    }

    /** The revision at which a version is to be read. */
    public long revision(Kind kind, String key, int version) {
        return versions.revision(kind, key, version).orElseThrow(() -> new ProblemException(
                        ErrorCode.UNKNOWN_VERSION, kind.wire(), key, Integer.toString(version))
                .in("version", "unknown"));
    }

    private static int below(Kind kind, String key, PageRequest request) {
        Cursor cursor = request.cursor();
        if (cursor == null) {
            return Integer.MAX_VALUE;
        }
        if (!cursor.list().equals(listOf(kind, key)) || !cursor.after().matches("[0-9]{1,9}")) {
            throw Cursor.invalid();
        }
        return Integer.parseInt(cursor.after());
    }

    private static String listOf(Kind kind, String key) {
        return Integer.toHexString(("versions " + kind.wire() + " " + key).hashCode());
    }
}
