package io.github.weizheng.testkit.callback;

import io.github.weizheng.testkit.menu.TappedButton;
import io.github.weizheng.testkit.wire.RandomText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a tap on a menu button becomes on the wire. Thread-safe. */
public final class MenuEvents {
    private final Pushes pushes;
    private final Messages messages;
    private final RandomText random;

    public MenuEvents(Pushes pushes, Messages messages, RandomText random) {
        this.pushes = pushes;
        this.messages = messages;
        this.random = random;
    }

    /** Returns the event, or nothing for buttons that WeChat answers by itself and for columns that only open. */
    public Optional<Push> of(String openId, TappedButton button) {
        return switch (button.type()) {
            case "click" -> Optional.of(push(openId, "CLICK", key(button)));
            case "view" -> Optional.of(push(openId, "VIEW", jump(button.url(), button)));
            case "miniprogram" -> Optional.of(push(openId, "view_miniprogram", jump(button.pagePath(), button)));
            case "scancode_push", "scancode_waitmsg" -> Optional.of(scanned(openId, button, "1"));
            case "pic_sysphoto", "pic_photo_or_album", "pic_weixin" ->
                Optional.of(photographed(openId, button, 1).get(0));
            case "location_select" ->
                Optional.of(located(openId, button, 23.134521, 113.358803, "广州市海珠区客村艺苑路 106号")
                        .get(0));
            default -> Optional.empty();
        };
    }

    /** Returns the event about a code that reads so. */
    public Push scanned(String openId, TappedButton button, String result) {
        button.require("scancode_push", "scancode_waitmsg");
        Fields code = new Fields().text("ScanType", "qrcode").text("ScanResult", result);
        return push(openId, button.type(), key(button).group("ScanCodeInfo", code));
    }

    /** Returns the event and the pictures that follow it. */
    public List<Push> photographed(String openId, TappedButton button, int pictures) {
        button.require("pic_sysphoto", "pic_photo_or_album", "pic_weixin");
        List<Push> messagesAfter = new ArrayList<>();
        Fields list = new Fields();
        for (int i = 0; i < pictures; i++) {
            String digest = random.hex(32);
            list.group("item", new Fields().text("PicMd5Sum", digest));
            messagesAfter.add(messages.image(openId, "http://mmbiz.qpic.cn/simulated/" + digest + "/0"));
        }
        Fields info = new Fields().number("Count", pictures).group("PicList", list);
        return before(messagesAfter, push(openId, button.type(), key(button).group("SendPicsInfo", info)));
    }

    /** Returns the event and the location message that follows it. */
    public List<Push> located(String openId, TappedButton button, double latitude, double longitude, String label) {
        button.require("location_select");
        Fields place = new Fields()
                .text("Location_X", Fields.decimal(latitude))
                .text("Location_Y", Fields.decimal(longitude))
                .text("Scale", "15")
                .text("Label", label)
                .text("Poiname", "");
        return before(
                List.of(messages.location(openId, latitude, longitude, label)),
                push(openId, button.type(), key(button).group("SendLocationInfo", place)));
    }

    private static List<Push> before(List<Push> followers, Push first) {
        List<Push> all = new ArrayList<>(followers);
        all.add(0, first);
        return List.copyOf(all);
    }

    private static Fields key(TappedButton button) {
        return new Fields().text("EventKey", button.key());
    }

    private static Fields jump(String target, TappedButton button) {
        return new Fields().text("EventKey", target).number("MenuId", button.menuId());
    }

    private Push push(String openId, String event, Fields fields) {
        return pushes.event(openId, event, fields);
    }
}
