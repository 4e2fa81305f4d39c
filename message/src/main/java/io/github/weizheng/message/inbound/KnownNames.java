package io.github.weizheng.message.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names that most callbacks consist of: no new string is made for one of these, and finding it again compares no characters. */
final class KnownNames {
    private static final int SLOTS = 256;

    /** The first of two that share a slot has it. */
    private static final @Nullable String[] NAMES = slots(
            "xml",
            "ToUserName",
            "FromUserName",
            "CreateTime",
            "MsgType",
            "Encrypt",
            "Content",
            "MsgId",
            "Event",
            "EventKey",
            "Ticket",
            "MsgID",
            "MediaId",
            "PicUrl",
            "Format",
            "Recognition",
            "MediaId16K",
            "ThumbMediaId",
            "Location_X",
            "Location_Y",
            "Scale",
            "Label",
            "Title",
            "Description",
            "Url",
            "Latitude",
            "Longitude",
            "Precision",
            "MenuId",
            "Status",
            "MsgDataId",
            "Idx",
            "bizmsgmenuid");

    /** The same in bytes; nothing where there is no name. */
    private static final byte[][] BYTES = Stream.of(NAMES)
            .map(name -> name == null ? new byte[0] : name.getBytes(ISO_8859_1))
            .toArray(byte[][]::new);

    private KnownNames() {}

    /** What stands there, in ASCII. */
    static String at(byte[] xml, int start, int end) {
        int slot = slot(xml[start], xml[end - 1], end - start);
        String known = NAMES[slot];
        return known != null && Arrays.equals(BYTES[slot], 0, BYTES[slot].length, xml, start, end)
                ? known
                : new String(xml, start, end - start, ISO_8859_1);
    }

    private static @Nullable String[] slots(String... names) {
        @Nullable String[] slots = new @Nullable String[SLOTS];
        for (String name : names) {
            int slot = slot(name.charAt(0), name.charAt(name.length() - 1), name.length());
            slots[slot] = slots[slot] == null ? name : slots[slot];
        }
        return slots;
    }

    private static int slot(int first, int last, int length) {
        return (first + last * 17 + length * 11) & SLOTS - 1;
    }
}
