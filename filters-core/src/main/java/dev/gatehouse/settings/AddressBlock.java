package dev.gatehouse.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An IP address or a CIDR block (RFC 4632, RFC 4291 section 2.3). IPv4 addresses mapped into IPv6 (RFC 4291 section
 * 2.5.5.2) are the IPv4 addresses they stand for.
 *
 * @param address the first address
 * @param prefix how many leading bits count
 */
public record AddressBlock(InetAddress address, int prefix) {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    // InetAddress looks up what is no literal, and reads octets such as 010 in more than one way.
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int MAPPED_PREFIX = 96;

    /**
     * Reads {@code 10.0.0.0/8}, {@code 192.0.2.1}, {@code fd00::/8} or {@code ::1}. Host names are refused, so that
     * nothing is looked up.
     *
     * @throws IllegalArgumentException naming the text and what is accepted
     */
    public static AddressBlock parse(String text) {
        String[] parts = text.split("/", -1);
        InetAddress address = literal(parts[0]);
        if (address != null && parts.length <= 2) {
            int bits = address.getAddress().length * 8;
            int unmapped = parts[0].indexOf(':') >= 0 && bits == 32 ? MAPPED_PREFIX : 0;
            int prefix = parts.length == 1 ? bits : prefix(parts[1]) - unmapped;
            if (prefix >= 0 && prefix <= bits) {
                return new AddressBlock(address, prefix);
            }
        }
        throw new IllegalArgumentException("\"" + text
                + "\" is neither an IP address nor a CIDR block; accepted: 192.0.2.1, 10.0.0.0/8, fd00::/8");
    }

    /**
     * Whether an address lies in the block.
     *
     * @param remote an IP address as {@code ServletRequest.getRemoteAddr()} gives it, brackets and zone allowed; a host
     *     name never matches
     */
    public boolean contains(String remote) {
        String bare =
                remote.startsWith("[") && remote.endsWith("]") ? remote.substring(1, remote.length() - 1) : remote;
        int zone = bare.indexOf('%');
        InetAddress other = literal(zone < 0 ? bare : bare.substring(0, zone));
        if (other == null) {
            return false;
        }
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable InetAddress literal(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }

    private static int prefix(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }
}
