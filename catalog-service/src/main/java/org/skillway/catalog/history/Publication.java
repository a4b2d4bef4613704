package org.skillway.catalog.history;

/**
 * What a change came to.
 *
 * @param revision the catalog revision that holds it; the one before when nothing changed
 * @param created entities that were not there before
 * @param changed entities that are published otherwise than before, merged ones included
 * @param unchanged entities that said the same already
 * @param retired entities that were published before and are not now
 */
public record Publication(long revision, int created, int changed, int unchanged, int retired) {

    public boolean isChange() {
        return created + changed + retired > 0;
    }
}
