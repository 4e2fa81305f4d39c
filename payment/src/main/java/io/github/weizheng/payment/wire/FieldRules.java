package io.github.weizheng.payment.wire;

import io.github.weizheng.payment.Fen;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** WeChat Pay's limits on what orders and refunds may hold. */
public final class FieldRules {
    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z_-]{1,32}");
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9998-12-31T23:59:59Z");
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,128}");
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");
    private static final int MAX_URL = 255;

    private FieldRules() {}

    /** An appid. */
    public static String appId(String appId) {
        return word("appId", Objects.requireNonNull(appId, "appId"));
    }

    /** WeChat Pay's number of a payment. */
    public static String transactionId(String id) {
        return word("transaction_id", Objects.requireNonNull(id, "transactionId"));
    }

    /** A number of someone's own that is one word. */
    public static String word(String field, String id) {
        if (!WORD.matcher(Objects.requireNonNull(id, "id")).matches()) {
            throw new IllegalArgumentException(
                    field + ": 1 to 32 letters, digits, _ or -, actual length " + id.length());
        }
        return id;
    }

    /** What stands on a line of its own. */
    public static String printable(String field, String text) {
        if (!PRINTABLE.matcher(Objects.requireNonNull(text, field)).matches()) {
            throw new IllegalArgumentException(
                    field + ": 1 to 128 printable ASCII characters, actual length " + text.length());
        }
        return text;
    }

    /** What is to be paid or paid back. */
    public static Fen amount(String field, Fen amount) {
        if (Objects.requireNonNull(amount, field).value() < 1) {
            throw new IllegalArgumentException(field + ": at least 1 fen, actual " + amount.value());
        }
        return amount;
    }

    /** What one of several costs; nothing, perhaps. */
    public static Fen price(String field, Fen price) {
        if (Objects.requireNonNull(price, "price").value() < 0) {
            throw new IllegalArgumentException(field + ": not below 0, actual " + price);
        }
        return price;
    }

    /** What people read. */
    public static String text(String field, String text, int max) {
        int characters = Objects.requireNonNull(text, "text").codePointCount(0, text.length());
        return within(field, text, characters, max, "characters");
    }

    /** What stands in the day's bill, too, where a comma and a backtick part cells. */
    public static String billText(String field, String text, int max) {
        if (Objects.requireNonNull(text, "text").contains(",`")) {
            throw new IllegalArgumentException(field + ": no comma followed by a backtick, actual one");
        }
        return text(field, text, max);
    }

    /** What machines read: there, bytes were seen to count. */
    public static String id(String field, String text, int max) {
        int bytes = Objects.requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8).length;
        return within(field, text, bytes, max, "bytes");
    }

    private static String within(String field, String text, int length, int max, String unit) {
        if (length < 1 || length > max) {
            throw new IllegalArgumentException(field + ": 1 to " + max + " " + unit + ", actual " + length);
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                throw new IllegalArgumentException(
                        field + ": no characters of four bytes in UTF-8, actual one at index " + i);
            }
        }
        return text;
    }

    /** Where WeChat Pay reports. */
    public static URI notifyUrl(URI url) {
        Objects.requireNonNull(url, "url");
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean plain = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
        boolean path = url.getRawPath() != null && !url.getRawPath().isEmpty();
        if ((!scheme.equals("https") && !scheme.equals("http")) || url.getHost() == null || !plain || !path) {
            throw new IllegalArgumentException(
                    "notify_url: http(s)://host/path without query, fragment or credentials");
        }
        int length = url.toASCIIString().length();
        if (length > MAX_URL) {
            throw new IllegalArgumentException("notify_url: at most " + MAX_URL + " characters, actual " + length);
        }
        return url;
    }

    /** The address of a device. */
    public static String address(String address) {
        Objects.requireNonNull(address, "address");
        if (!IPV4.matcher(address).matches() && !isIpv6(address)) {
            throw new IllegalArgumentException(
                    "payer_client_ip: an IPv4 or IPv6 address in figures, actual " + address.length() + " characters");
        }
        return address;
    }

    /** What begins like this and has a colon in it is nobody's name, so nobody is asked for one. */
    private static boolean isIpv6(String address) {
        try {
            return IPV6.matcher(address).matches() && InetAddress.getByName(address) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Until when something can be paid: a moment that RFC 3339 can write. */
    public static Instant expiry(Instant moment) {
        if (Objects.requireNonNull(moment, "moment").isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new IllegalArgumentException("time_expire: in the years 2000 to 9998, actual " + moment);
        }
        return moment;
    }

    /** What must have been given. */
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + ": required, missing");
        }
        return value;
    }
}
