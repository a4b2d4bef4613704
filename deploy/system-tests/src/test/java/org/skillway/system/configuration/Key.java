package org.skillway.system.configuration;

import java.util.Locale;

/**
 * One key that a part reads.
 *
 * @param group the sentence under which it stands with others
 * @param type what its value is, in a word
 * @param fallback its value where nobody sets it; empty where it has none
 * @param secret whether nobody may know its value
 * @param must whether whoever runs the part has to set it
 * @param meaning in a sentence or two
 */
record Key(String name, String group, String type, String fallback, boolean secret, boolean must, String meaning) {

    /** The same, wherever it stands. */
    Key row() {
        return new Key(name, "", type, fallback, secret, must, meaning);
    }

    /** The variable of the environment that sets it, by the rules of MicroProfile Config. */
    String variable() {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
