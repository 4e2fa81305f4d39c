package io.github.weizheng.message.inbound;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text between two marks of an XML document: decoded, with its references replaced. */
final class XmlText {
    /** The highest character takes 9; a few more leave room for leading zeros. */
    private static final int MAX_REFERENCE = 12;

    private XmlText() {}

    /**
     * Text without references, as in CDATA.
     *
     * @throws UnreadableException if it is not UTF-8, or has a character that is none
     */
    static String literal(byte[] xml, int start, int end) throws UnreadableException {
        String text = new String(xml, start, end - start, StandardCharsets.UTF_8);
        // Java puts the replacement character for broken bytes; only where it shows up need the bytes be looked at
        // again.
        if (text.indexOf('\uFFFD') >= 0 && !isUtf8(xml, start, end - start)) {
            throw new UnreadableException();
        }
        if (text.indexOf('\uFFFE') >= 0 || text.indexOf('\uFFFF') >= 0) {
            throw new UnreadableException();
        }
        return text;
    }

    /**
     * Text with references.
     *
     * @throws UnreadableException beside the above, if a reference is not one of the five or a character's, or {@code ]]>} stands there
     */
    static String unescaped(byte[] xml, int start, int end) throws UnreadableException {
        String raw = literal(xml, start, end);
        if (raw.contains("]]>")) {
            throw new UnreadableException();
        }
        int amp = raw.indexOf('&');
        if (amp < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length());
        int from = 0;
        while (amp >= 0) {
            int semicolon = raw.indexOf(';', amp);
            if (semicolon < 0 || semicolon - amp > MAX_REFERENCE) {
                throw new UnreadableException();
            }
            out.append(raw, from, amp).appendCodePoint(character(raw.substring(amp + 1, semicolon)));
            from = semicolon + 1;
            amp = raw.indexOf('&', from);
        }
        return out.append(raw, from, raw.length()).toString();
    }

    private static int character(String reference) throws UnreadableException {
        return switch (reference) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> codePoint(reference);
        };
    }

    private static int codePoint(String reference) throws UnreadableException {
        int radix = reference.startsWith("#x") ? 16 : 10;
        String digits = radix == 16 ? reference.substring(2) : reference.startsWith("#") ? reference.substring(1) : "";
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 0x80 ? Character.digit(digits.charAt(i), radix) : -1;
            if (digit < 0) {
                throw new UnreadableException();
            }
            value = Math.min(value * radix + digit, Character.MAX_CODE_POINT + 1);
        }
        if (!XmlCharacters.allowed(value)) {
            throw new UnreadableException();
        }
        return value;
    }

    private static boolean isUtf8(byte[] bytes, int start, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
