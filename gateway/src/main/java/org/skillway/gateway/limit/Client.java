package org.skillway.gateway.limit;

/**
 * Who is counted: the subject of a token that counts, or else the address that a request comes from.
 *
 * @param share how many times the quota of one person this client gets
 */
record Client(String name, int share) {

    static Client subject(String subject) {
        return new Client("subject " + subject, 1);
    }

    static Client address(String address, int share) {
        return new Client("address " + address, share);
    }
}
