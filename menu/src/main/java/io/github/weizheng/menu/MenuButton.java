package io.github.weizheng.menu;

import static java.util.Objects.requireNonNull;

import io.github.weizheng.core.MenuKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * One button of a menu: a column with entries, or something that happens when it is tapped.
 *
 * <p>A button by itself is not checked; {@link Menu.Builder#build} checks the whole menu and names every mistake at once. A minor release
 * may add kinds, so a switch over them keeps a default branch. Immutable and thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/custommenu/api_createcustommenu.html">创建自定义菜单</a>
 */
public sealed interface MenuButton
        permits MenuButton.Group,
                MenuButton.Keyed,
                MenuButton.View,
                MenuButton.MiniProgram,
                MenuButton.Media,
                MenuButton.ViewLimited,
                MenuButton.Article,
                MenuButton.ArticleViewLimited,
                MenuButton.Unknown,
                ConsoleButton {
    /** What the citizen reads. */
    String name();

    /** The kind as WeChat names it; empty for a {@link Group}. */
    String type();

    /** What a tap leads to, in WeChat's terms: the key, the url, the mini program with its page, the material; empty for a {@link Group}. */
    default String target() {
        return ButtonTarget.of(this);
    }

    /** The columns and their entries, each column before its own. */
    static Stream<MenuButton> flat(List<MenuButton> columns) {
        return columns.stream()
                .flatMap(column -> column instanceof Group group
                        ? Stream.concat(Stream.of(column), flat(group.entries()))
                        : Stream.of(column));
    }

    /** {@code {"button":[…]}} as WeChat takes it, unchecked: {@link MenuRules#check} finds what is wrong with it. */
    static String json(List<MenuButton> columns) {
        return new MenuJson.Body(columns).text();
    }

    /** A button that reports a tap under a key. The router answers it. */
    sealed interface Keyed extends MenuButton {
        /** The key. */
        MenuKey key();
    }

    /** A column of entries (一级菜单). Tapping it reports nothing. */
    record Group(String name, List<MenuButton> entries) implements MenuButton {
        /** Copies the entries. */
        public Group {
            entries = List.copyOf(entries);
        }

        @Override
        public String type() {
            return "";
        }
    }

    /** Reports a CLICK event (点击推事件). */
    record Click(String name, MenuKey key) implements Keyed {
        /** Needs both. */
        public Click {
            requireNonNull(name, "name");
            requireNonNull(key, "key");
        }

        @Override
        public String type() {
            return "click";
        }
    }

    /** Opens a page (跳转 URL). */
    record View(String name, String url) implements MenuButton {
        @Override
        public String type() {
            return "view";
        }
    }

    /**
     * Opens a page of a mini program (小程序), which must be linked to the account.
     *
     * @param url the page for clients too old for mini programs
     * @param appId the mini program's
     * @param pagePath the page within it
     */
    record MiniProgram(String name, String url, String appId, String pagePath) implements MenuButton {
        @Override
        public String type() {
            return "miniprogram";
        }
    }

    /** Scans a code and opens what it says (扫码推事件). */
    record ScanCodePush(String name, MenuKey key) implements Keyed {
        /** Needs both. */
        public ScanCodePush {
            requireNonNull(name, "name");
            requireNonNull(key, "key");
        }

        @Override
        public String type() {
            return "scancode_push";
        }
    }

    /** Scans a code and waits for the account's answer (扫码带提示). */
    record ScanCodeWaitMsg(String name, MenuKey key) implements Keyed {
        /** Needs both. */
        public ScanCodeWaitMsg {
            requireNonNull(name, "name");
            requireNonNull(key, "key");
        }

        @Override
        public String type() {
            return "scancode_waitmsg";
        }
    }

    /** Takes a picture (系统拍照发图). */
    record PicSysPhoto(String name, MenuKey key) implements Keyed {
        /** Needs both. */
        public PicSysPhoto {
            requireNonNull(name, "name");
            requireNonNull(key, "key");
        }

        @Override
        public String type() {
            return "pic_sysphoto";
        }
    }

    /** Takes a picture or picks one (拍照或者相册发图). */
    record PicPhotoOrAlbum(String name, MenuKey key) implements Keyed {
        /** Needs both. */
        public PicPhotoOrAlbum {
            requireNonNull(name, "name");
            requireNonNull(key, "key");
        }

        @Override
        public String type() {
            return "pic_photo_or_album";
        }
    }

    /** Picks pictures (微信相册发图). */
    record PicWeixin(String name, MenuKey key) implements Keyed {
        /** Needs both. */
        public PicWeixin {
            requireNonNull(name, "name");
            requireNonNull(key, "key");
        }

        @Override
        public String type() {
            return "pic_weixin";
        }
    }

    /** Picks a place (发送位置). */
    record LocationSelect(String name, MenuKey key) implements Keyed {
        /** Needs both. */
        public LocationSelect {
            requireNonNull(name, "name");
            requireNonNull(key, "key");
        }

        @Override
        public String type() {
            return "location_select";
        }
    }

    /** Sends permanent material (下发消息). Reports no event. */
    record Media(String name, String mediaId) implements MenuButton {
        @Override
        public String type() {
            return "media_id";
        }
    }

    /** Opens an article of permanent material (跳转图文消息). Reports no event. */
    record ViewLimited(String name, String mediaId) implements MenuButton {
        @Override
        public String type() {
            return "view_limited";
        }
    }

    /** Sends a published article as a card (图文卡片). Reports no event. */
    record Article(String name, String articleId) implements MenuButton {
        @Override
        public String type() {
            return "article_id";
        }
    }

    /** Opens a published article (跳转发布后的图文消息). Reports no event. */
    record ArticleViewLimited(String name, String articleId) implements MenuButton {
        @Override
        public String type() {
            return "article_view_limited";
        }
    }

    /**
     * A button of a live menu that this version does not model, or that breaks a rule. It cannot be built into a menu.
     *
     * @param json all of it, as WeChat shows it
     */
    record Unknown(String name, String type, String json) implements MenuButton {
        /** Nothing in it is null. */
        public Unknown {
            requireNonNull(name, "name");
            requireNonNull(type, "type");
            requireNonNull(json, "json");
        }
    }

    /** A column of entries. */
    static MenuButton group(String name, MenuButton... entries) {
        return new Group(requireNonNull(name, "name"), List.of(entries));
    }

    /** Reports a tap under a key. */
    static MenuButton click(String name, MenuKey key) {
        return new Click(requireNonNull(name, "name"), requireNonNull(key, "key"));
    }

    /** Opens a page. */
    static MenuButton view(String name, String url) {
        return new View(requireNonNull(name, "name"), requireNonNull(url, "url"));
    }

    /** Opens a page of a mini program; {@code url} is for clients too old for that. */
    static MenuButton miniProgram(String name, String url, String appId, String pagePath) {
        return new MiniProgram(
                requireNonNull(name, "name"),
                requireNonNull(url, "url"),
                requireNonNull(appId, "appId"),
                requireNonNull(pagePath, "pagePath"));
    }

    /** Scans a code and opens what it says. */
    static MenuButton scanCodePush(String name, MenuKey key) {
        return new ScanCodePush(requireNonNull(name, "name"), requireNonNull(key, "key"));
    }

    /** Scans a code and waits for the account's answer. */
    static MenuButton scanCodeWaitMsg(String name, MenuKey key) {
        return new ScanCodeWaitMsg(requireNonNull(name, "name"), requireNonNull(key, "key"));
    }

    /** Takes a picture. */
    static MenuButton picSysPhoto(String name, MenuKey key) {
        return new PicSysPhoto(requireNonNull(name, "name"), requireNonNull(key, "key"));
    }

    /** Takes a picture or picks one. */
    static MenuButton picPhotoOrAlbum(String name, MenuKey key) {
        return new PicPhotoOrAlbum(requireNonNull(name, "name"), requireNonNull(key, "key"));
    }

    /** Picks pictures. */
    static MenuButton picWeixin(String name, MenuKey key) {
        return new PicWeixin(requireNonNull(name, "name"), requireNonNull(key, "key"));
    }

    /** Picks a place. */
    static MenuButton locationSelect(String name, MenuKey key) {
        return new LocationSelect(requireNonNull(name, "name"), requireNonNull(key, "key"));
    }

    /** Sends permanent material. */
    static MenuButton media(String name, String mediaId) {
        return new Media(requireNonNull(name, "name"), requireNonNull(mediaId, "mediaId"));
    }

    /** Opens an article of permanent material. */
    static MenuButton viewLimited(String name, String mediaId) {
        return new ViewLimited(requireNonNull(name, "name"), requireNonNull(mediaId, "mediaId"));
    }

    /** Sends a published article as a card. */
    static MenuButton article(String name, String articleId) {
        return new Article(requireNonNull(name, "name"), requireNonNull(articleId, "articleId"));
    }

    /** Opens a published article. */
    static MenuButton articleViewLimited(String name, String articleId) {
        return new ArticleViewLimited(requireNonNull(name, "name"), requireNonNull(articleId, "articleId"));
    }
}
