package org.skillway.gateway.readiness;

import java.util.BitSet;
import java.util.Comparator;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Role.Requirement;

/** How many of a role's requirements a learner meets. */
public record RoleShare(Role role, int essentialMet, int essentialTotal, int met, int total) {

    /**
     * The readiest first: by the share of essential requirements, then by that of all, then by key. A role with nothing
     * essential, of which nobody can be said to be ready, comes after those that have.
     */
    public static final Comparator<RoleShare> READIEST_FIRST = Comparator.comparing(
                    (RoleShare share) -> share.essentialTotal == 0)
            .thenComparing((one, other) ->
                    compareShares(other.essentialMet, other.essentialTotal, one.essentialMet, one.essentialTotal))
            .thenComparing((one, other) -> compareShares(other.met, other.total, one.met, one.total))
            .thenComparing(share -> share.role.key());

    /** @param held the numbers of the skills that count as completed */
    public static RoleShare of(Role role, BitSet held) {
        int essentialMet = 0;
        int essentialTotal = 0;
        int met = 0;
        for (Requirement requirement : role.requirements()) {
            boolean isMet = requirement.metBy(held);
            if (isMet) {
                met++;
            }
            if (requirement.essential()) {
                essentialTotal++;
                if (isMet) {
                    essentialMet++;
                }
            }
        }
        return new RoleShare(
                role, essentialMet, essentialTotal, met, role.requirements().size());
    }

    // Exact, where a quotient would be rounded; nothing of nothing is the least.
    private static int compareShares(int part, int whole, int otherPart, int otherWhole) {
        if (whole == 0 || otherWhole == 0) {
            return Integer.compare(whole, otherWhole);
        }
        return Long.compare((long) part * otherWhole, (long) otherPart * whole);
    }
}
