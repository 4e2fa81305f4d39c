package io.github.weizheng.message.inbound;

import io.github.weizheng.core.MenuKey;
import java.util.List;
import java.util.function.Function;

/** Makes the events of the menu. */
final class MenuEvents {
    private MenuEvents() {}

    static InboundEvent click(Envelope envelope, Fields fields) {
        return keyed(envelope, fields, key -> new InboundEvent.MenuClick(envelope, key, fields));
    }

    static InboundEvent view(Envelope envelope, Fields fields) {
        return new InboundEvent.MenuView(envelope, fields.value("EventKey"), fields.present("MenuId"), fields);
    }

    static InboundEvent viewMiniProgram(Envelope envelope, Fields fields) {
        return new MenuEvent.ViewMiniProgram(envelope, fields.value("EventKey"), fields.present("MenuId"), fields);
    }

    static InboundEvent scanCodePush(Envelope envelope, Fields fields) {
        Fields code = fields.child("ScanCodeInfo");
        return keyed(
                envelope,
                fields,
                key -> new MenuEvent.ScanCodePush(envelope, key, code.value("ScanType"), scanResult(code), fields));
    }

    static InboundEvent scanCodeWaitMsg(Envelope envelope, Fields fields) {
        Fields code = fields.child("ScanCodeInfo");
        return keyed(
                envelope,
                fields,
                key -> new MenuEvent.ScanCodeWaitMsg(envelope, key, code.value("ScanType"), scanResult(code), fields));
    }

    static InboundEvent picSysPhoto(Envelope envelope, Fields fields) {
        Fields pics = fields.child("SendPicsInfo");
        return keyed(
                envelope,
                fields,
                key -> new MenuEvent.PicSysPhoto(envelope, key, Numbers.whole(pics, "Count"), md5Sums(pics), fields));
    }

    static InboundEvent picPhotoOrAlbum(Envelope envelope, Fields fields) {
        Fields pics = fields.child("SendPicsInfo");
        return keyed(
                envelope,
                fields,
                key -> new MenuEvent.PicPhotoOrAlbum(
                        envelope, key, Numbers.whole(pics, "Count"), md5Sums(pics), fields));
    }

    static InboundEvent picWeixin(Envelope envelope, Fields fields) {
        Fields pics = fields.child("SendPicsInfo");
        return keyed(
                envelope,
                fields,
                key -> new MenuEvent.PicWeixin(envelope, key, Numbers.whole(pics, "Count"), md5Sums(pics), fields));
    }

    static InboundEvent locationSelect(Envelope envelope, Fields fields) {
        Fields place = fields.child("SendLocationInfo");
        return keyed(
                envelope,
                fields,
                key -> new MenuEvent.LocationSelect(
                        envelope,
                        key,
                        Numbers.decimal(place, "Location_X"),
                        Numbers.decimal(place, "Location_Y"),
                        Numbers.whole(place, "Scale"),
                        place.text("Label").orElse(""),
                        place.text("Poiname").orElse(""),
                        fields));
    }

    /** An event whose key is not a key is kept as it came, not lost. */
    private static InboundEvent keyed(Envelope envelope, Fields fields, Function<MenuKey, InboundEvent> event) {
        MenuKey key;
        try {
            key = MenuKey.of(fields.text("EventKey").orElse(""));
        } catch (IllegalArgumentException e) {
            return new InboundEvent.UnknownEvent(envelope, fields.value("Event"), fields);
        }
        return event.apply(key);
    }

    private static String scanResult(Fields code) {
        return code.text("ScanResult").orElse("");
    }

    private static List<String> md5Sums(Fields pics) {
        return pics.items("PicList").stream()
                .map(item -> item.value("PicMd5Sum"))
                .filter(sum -> !sum.isEmpty())
                .toList();
    }
}
