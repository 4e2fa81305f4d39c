package io.github.weizheng.message.callback;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Neighbouring IP addresses, as {@code 203.205.0.0/16}, or a single one. Nothing here asks a name server. */
final class AddressRange {
    private static final String OCTET = "(0|[1-9][0-9]{0,2})";
    private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");
    private static final int LONGEST = 64;

    private final byte[] first;
    private final int bits;

    private AddressRange(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /** Reads an address or a range in CIDR notation; nothing if it is neither. */
    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address =
                address(slash < 0 ? text : text.substring(0, slash)).map(InetAddress::getAddress);
        int whole = address.map(bytes -> bytes.length * Byte.SIZE).orElse(0);
        int bits = slash < 0 ? whole : bits(text.substring(slash + 1));
        return address.filter(bytes -> bits >= 0 && bits <= whole).map(bytes -> new AddressRange(bytes, bits));
    }

    /** Reads an address in digits; an IPv4 address that is written as IPv6 is that IPv4 address. */
    static Optional<InetAddress> address(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        int zone = text.indexOf('%');
        String digits = zone < 0 ? text : text.substring(0, zone);
        try {
            if (V4.matcher(digits).matches()) {
                return octets(digits);
            }
            // In brackets nothing is taken for a name.
            return V6.matcher(digits).matches()
                    ? Optional.of(InetAddress.getByName("[" + digits + "]"))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((other[bit / Byte.SIZE] ^ first[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bits(String text) {
        return BITS.matcher(text).matches() ? Integer.parseInt(text) : -1;
    }

    private static Optional<InetAddress> octets(String digits) throws UnknownHostException {
        String[] parts = digits.split("\\.", -1);
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            int octet = Integer.parseInt(parts[i]);
            if (octet > 255) {
                return Optional.empty();
            }
            bytes[i] = (byte) octet;
        }
        return Optional.of(InetAddress.getByAddress(bytes));
    }
}
