package dev.gatehouse.settings;

import java.util.Locale;

/**
 * Hosts that are this machine by definition, where plain http cannot be overheard: {@code localhost} and names that end
 * in {@code .localhost} (RFC 6761 section 6.3), 127.0.0.0/8 and {@code [::1]}.
 */
public final class LoopbackHost {
    private static final AddressBlock IPV4 = AddressBlock.parse("127.0.0.0/8");
    private static final AddressBlock IPV6 = AddressBlock.parse("::1");

    private LoopbackHost() {}

    /**
     * Whether a host is one. Nothing is looked up.
     *
     * @param host a host name or address without a port; an IPv6 address with or without brackets
     */
    public static boolean is(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost") || IPV4.contains(name) || IPV6.contains(name);
    }
}
