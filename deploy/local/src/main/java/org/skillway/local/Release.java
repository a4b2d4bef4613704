package org.skillway.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions that this launcher was built with. */
record Release(String version, String postgresql) {

    static Release load() {
        try (InputStream in = Release.class.getResourceAsStream("release.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return new Release(properties.getProperty("version"), properties.getProperty("postgresql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String postgresqlMajor() {
        return postgresql.substring(0, postgresql.indexOf('.'));
    }
}
