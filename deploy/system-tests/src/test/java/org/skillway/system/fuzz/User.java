package org.skillway.system.fuzz;

/**
 * Somebody who asks.
 *
 * @param name what a report calls them
 * @param subject the {@code sub} of the token; null for somebody who has none that counts
 * @param token null for somebody who has none
 * @param rights over what belongs to others
 */
record User(String name, String subject, String token, Rights rights) {

    /** What somebody may do to what is not their own. */
    enum Rights {
        /** Nothing at all, not even what is open to everybody: the token counts no longer. */
        REFUSED,
        NOTHING,
        /** Reads and assesses what belongs to a course of theirs that the victim takes, and nothing else. */
        SEES_A_PART,
        /** Reads what the victim has granted the sight of. */
        SEES_THE_VICTIM,
        /** Changes it unseen, as who brings completions in bulk. */
        BRINGS,
        EVERYTHING
    }

    boolean owns(String learner) {
        return subject != null && (learner.equals("me") || learner.equals(subject));
    }

    /** Whether nothing of the victim's is a secret. */
    boolean sees(User victim) {
        return equals(victim) || rights == Rights.SEES_THE_VICTIM || rights == Rights.EVERYTHING;
    }

    boolean changes(User victim) {
        return equals(victim) || rights == Rights.BRINGS || rights == Rights.EVERYTHING;
    }
}
