package org.skillway.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a demo token may say about its bearer; the names are those of the groups that the services know. */
enum Role {
    LEARNER,
    INSTRUCTOR,
    ADMIN;

    static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.group().equals(name)).findFirst();
    }

    String group() {
        return name().toLowerCase(Locale.ROOT);
    }
}
