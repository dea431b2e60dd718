package dev.gatehouse.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * An IP address or a CIDR block (RFC 4632, RFC 4291 section 2.3).
 *
 * @param address the first address
 * @param prefix how many leading bits count
 */
public record AddressBlock(InetAddress address, int prefix) {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

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
            int prefix = parts.length == 1 ? bits : prefix(parts[1]);
            if (prefix >= 0 && prefix <= bits) {
                return new AddressBlock(address, prefix);
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is neither an IP address nor a CIDR block");
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

    private static @org.jspecify.annotations.Nullable InetAddress literal(String text) {
        if (!LITERAL.matcher(text).matches() || (text.indexOf(':') < 0 && !text.matches("\\d{1,3}(\\.\\d{1,3}){3}"))) {
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
