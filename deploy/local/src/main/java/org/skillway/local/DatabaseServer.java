package org.skillway.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL server and the user who may create databases on it.
 *
 * @param address {@code host:port}, or several with commas between them, as the driver takes it
 * @param parameters the URL's further parameters, which the services' URLs carry too; without user and password
 */
record DatabaseServer(String address, String database, String parameters, String user, String password) {

    private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^/?]+)/([^/?]*)(?:\\?(.*))?");
    private static final Pattern PORT = Pattern.compile(":(\\d{1,5})(?:,|$)");
    private static final int DEFAULT_PORT = 5432;
    private static final String CONNECT_SECONDS = "10";

    static DatabaseServer embedded(int port, String superuserPassword) {
        return new DatabaseServer("localhost:" + port, "postgres", "", Secrets.SUPERUSER, superuserPassword);
    }

    /** Throws {@link IllegalArgumentException} with a sentence that does not repeat the URL: there is a password in it. */
    static DatabaseServer parse(String url, Optional<String> passwordBesides) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "--database-url must look like jdbc:postgresql://host:port/postgres?user=NAME&password=SECRET.");
        }
        String user = null;
        String password = passwordBesides.orElse("");
        StringBuilder others = new StringBuilder();
        StringTokenizer pairs = new StringTokenizer(matcher.group(3) == null ? "" : matcher.group(3), "&");
        while (pairs.hasMoreTokens()) {
            String pair = pairs.nextToken();
            if (pair.startsWith("user=")) {
                user = Parameters.decode(pair.substring("user=".length()));
            } else if (pair.startsWith("password=")) {
                password = Parameters.decode(pair.substring("password=".length()));
            } else {
                others.append(others.isEmpty() ? "" : "&").append(pair);
            }
        }
        if (user == null || user.isEmpty()) {
            throw new IllegalArgumentException(
                    "--database-url names no user: add ?user=NAME, one who may create databases and users.");
        }
        String database = matcher.group(2).isEmpty() ? "postgres" : matcher.group(2);
        return new DatabaseServer(matcher.group(1), database, others.toString(), user, password);
    }

    /** The URL of one database of this server, without a user and without a password. */
    String url(String name) {
        return "jdbc:postgresql://" + address + "/" + name + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /** Of the first server, when several are named. */
    int port() {
        Matcher port = PORT.matcher(address);
        return port.find() ? Integer.parseInt(port.group(1)) : DEFAULT_PORT;
    }

    Connection connect() throws SQLException {
        return connect(database, user, password);
    }

    /** For what takes as long as there is data. */
    Connection connectWithoutLimit() throws SQLException {
        Properties properties = properties(user, password);
        properties.setProperty("socketTimeout", "0");
        return DriverManager.getConnection(url(database), properties);
    }

    Connection connect(String name, String as, String with) throws SQLException {
        return DriverManager.getConnection(url(name), properties(as, with));
    }

    private static Properties properties(String as, String with) {
        Properties properties = new Properties();
        properties.setProperty("user", as);
        properties.setProperty("password", with);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("ApplicationName", "skillway-local");
        return properties;
    }

    /** A record would print the password. */
    @Override
    public String toString() {
        return url(database);
    }
}
