package io.github.weizheng.menu.picture;

import io.github.weizheng.menu.MenuButton;
import io.github.weizheng.menu.screen.DisplayWidth;
import java.nio.charset.StandardCharsets;

/**
 * One button as pictures tell of it.
 *
 * @param bytes of the name as it is, which may be longer than what is told of it
 * @param kind in Chinese
 * @param brief what a tap does, in a few words
 */
record Item(String name, int bytes, String kind, String target, String brief) {
    private static final int MAX_NAME = 120;
    private static final int MAX_TARGET = 1_100;

    static Item of(MenuButton button) {
        String name = button.name().isBlank() ? "（无名称）" : Words.of(button.name(), MAX_NAME);
        int bytes = button.name().getBytes(StandardCharsets.UTF_8).length;
        String target = Words.of(target(button), MAX_TARGET);
        String kind = kind(button);
        return new Item(name, bytes, kind, target, brief(button, kind, target));
    }

    /** The name as a phone shows it. */
    String shown(int width) {
        return DisplayWidth.cut(name, width);
    }

    private static String target(MenuButton button) {
        return button instanceof MenuButton.Group group ? group.entries().size() + " 项" : button.target();
    }

    private static String brief(MenuButton button, String kind, String target) {
        if (button instanceof MenuButton.View) {
            return target;
        }
        String first = button instanceof MenuButton.Keyed ? button.type() : kind;
        return (first + " " + target).strip();
    }

    private static String kind(MenuButton button) {
        return switch (button.type()) {
            case "click" -> "点击推事件";
            case "view" -> "网页";
            case "miniprogram" -> "小程序";
            case "scancode_push" -> "扫码";
            case "scancode_waitmsg" -> "扫码带提示";
            case "pic_sysphoto" -> "拍照";
            case "pic_photo_or_album" -> "拍照或相册";
            case "pic_weixin" -> "相册";
            case "location_select" -> "发送位置";
            case "media_id" -> "素材";
            case "view_limited" -> "素材图文";
            case "article_id" -> "图文卡片";
            case "article_view_limited" -> "图文";
            case "text" -> "文字";
            case "img" -> "图片";
            case "voice" -> "语音";
            case "video" -> "视频";
            case "news" -> "图文消息";
            default -> button instanceof MenuButton.Group ? "菜单" : Words.of("未知 " + button.type(), MAX_NAME);
        };
    }
}
