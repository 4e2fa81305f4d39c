package io.github.weizheng.testkit.callback;

import io.github.weizheng.testkit.menu.TappedButton;
import java.util.Optional;

/** What a tap on a menu button becomes on the wire. Thread-safe. */
public final class MenuEvents {
    private final Pushes pushes;

    public MenuEvents(Pushes pushes) {
        this.pushes = pushes;
    }

    /** Returns the event, or nothing for buttons that WeChat answers by itself and for columns that only open. */
    public Optional<Push> of(String openId, TappedButton button) {
        return switch (button.type()) {
            case "click" -> Optional.of(push(openId, "CLICK", key(openId, "CLICK", button)));
            case "view" -> Optional.of(push(openId, "VIEW", jump(openId, "VIEW", button.url(), button)));
            case "miniprogram" ->
                Optional.of(
                        push(openId, "view_miniprogram", jump(openId, "view_miniprogram", button.pagePath(), button)));
            case "scancode_push", "scancode_waitmsg" -> Optional.of(scanned(openId, button));
            case "pic_sysphoto", "pic_photo_or_album", "pic_weixin" -> Optional.of(photographed(openId, button));
            case "location_select" -> Optional.of(located(openId, button));
            default -> Optional.empty();
        };
    }

    private Push scanned(String openId, TappedButton button) {
        Fields code = new Fields().text("ScanType", "qrcode").text("ScanResult", "1");
        return push(openId, button.type(), key(openId, button.type(), button).group("ScanCodeInfo", code));
    }

    private Push photographed(String openId, TappedButton button) {
        Fields picture = new Fields().text("PicMd5Sum", pushes.pictureDigest());
        Fields pictures = new Fields().number("Count", 1).group("PicList", new Fields().group("item", picture));
        return push(openId, button.type(), key(openId, button.type(), button).group("SendPicsInfo", pictures));
    }

    private Push located(String openId, TappedButton button) {
        Fields place = new Fields()
                .text("Location_X", "23.134521")
                .text("Location_Y", "113.358803")
                .text("Scale", "15")
                .text("Label", "广州市海珠区客村艺苑路 106号")
                .text("Poiname", "");
        return push(openId, button.type(), key(openId, button.type(), button).group("SendLocationInfo", place));
    }

    private Fields key(String openId, String event, TappedButton button) {
        return pushes.event(openId, event).text("EventKey", button.key());
    }

    private Fields jump(String openId, String event, String target, TappedButton button) {
        return pushes.event(openId, event).text("EventKey", target).number("MenuId", button.menuId());
    }

    private Push push(String openId, String event, Fields fields) {
        return pushes.event(openId, event, fields);
    }
}
