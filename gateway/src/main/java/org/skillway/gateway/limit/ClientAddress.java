package org.skillway.gateway.limit;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The address that a request comes from: that of the connection, or where a proxy that is trusted made it, what that proxy
 * says. Whoever has an IPv6 address has at least 2<sup>64</sup> of them, so of those only the network counts.
 */
final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private final List<IpSubnetFilterRule> trusted;

    /** @param trustedProxies addresses and blocks, {@code 10.0.0.0/8} or {@code 2001:db8::1} say */
    ClientAddress(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(ClientAddress::block).toList();
    }

    private static IpSubnetFilterRule block(String written) {
        String[] parts = written.strip().split("/", 2);
        InetAddress address = parse(parts[0]);
        int bits = address == null ? 0 : address.getAddress().length * Byte.SIZE;
        if (address == null || (parts.length > 1 && !parts[1].matches("[0-9]{1,3}"))) {
            throw refused(written);
        }
        int length = parts.length > 1 ? Integer.parseInt(parts[1]) : bits;
        if (length > bits) {
            throw refused(written);
        }
        return new IpSubnetFilterRule(address, length, IpFilterRuleType.ACCEPT);
    }

    private static IllegalStateException refused(String written) {
        return new IllegalStateException(
                "skillway.rate-limits.trusted-proxies has \"%s\", which is neither an address nor a block of addresses: write 10.1.2.3, 10.1.0.0/16 or 2001:db8::/32, separated by commas."
                        .formatted(written));
    }

    /**
     * @param connection the address at the other end of the connection
     * @param forwardedFor the values of {@code X-Forwarded-For} in their order: each proxy adds at the end whom it heard
     */
    String of(String connection, List<String> forwardedFor) {
        InetAddress client = parse(connection);
        if (client == null) {
            return connection;
        }
        List<String> hops =
                Arrays.stream(String.join(",", forwardedFor).split(",", -1)).toList();
        for (int at = hops.size() - 1; at >= 0 && isTrusted(client); at--) {
            InetAddress before = parse(withoutPort(hops.get(at).strip()));
            if (before == null) {
                break;
            }
            client = before;
        }
        return written(client);
    }

    private boolean isTrusted(InetAddress address) {
        InetSocketAddress asked = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(block -> block.matches(asked));
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            return hop.substring(1, Math.max(1, hop.indexOf(']')));
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    /** Null for what is not an address; never asks for a name. */
    private static InetAddress parse(String written) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(written);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static String written(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES) + "/64"
                : address.getHostAddress();
    }
}
