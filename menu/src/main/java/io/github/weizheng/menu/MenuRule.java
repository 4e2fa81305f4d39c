package io.github.weizheng.menu;

import java.util.Locale;

/** What WeChat demands of a menu. A minor release may add one. */
public enum MenuRule {
    /** The menu is JSON of at most 1 MiB. */
    JSON("菜单必须是不超过 1 MiB 的合法 JSON，且字段不重复。", "The menu must be valid JSON of at most 1 MiB without doubled fields."),
    /** The JSON holds its characters as they are: WeChat refuses {@code \\u} escapes (40033). */
    ESCAPES("请直接使用 UTF-8 字符，不要使用 \\\\u 转义。", "Write the characters themselves, not \\\\u escapes."),
    /** The menu is an object with an array {@code button}; each button is an object; each field is a text. */
    SHAPE(
            "结构应为 {\"button\":[…]}，按钮是对象，字段是字符串。",
            "The shape must be {\"button\":[…]} with objects, and texts in their fields."),
    /** 1 to 3 columns. */
    COLUMN_COUNT("一级菜单 1 至 3 个，请合并分组。", "Have 1 to 3 columns; group the entries."),
    /** 1 to 5 entries in a column. */
    ENTRY_COUNT("二级菜单 1 至 5 个。", "Have 1 to 5 entries in a column."),
    /** Two levels. */
    DEPTH("菜单最多两级，二级菜单不能再有子菜单。", "A menu has two levels: an entry has no entries of its own."),
    /** A name. */
    NAME_MISSING("按钮需要名称。", "Give the button a name."),
    /** 16 bytes for a column's name, 60 for an entry's. */
    NAME_LENGTH(
            "名称过长：一级不超过 16 字节（5 个汉字），二级不超过 60 字节（20 个汉字）。",
            "Shorten the name: 16 bytes for a column, 60 for an entry; a Chinese character has 3."),
    /** No control character and no half of a surrogate pair in a text. */
    CHARACTERS("文字中含有控制字符或不完整的字符。", "Remove control characters and broken surrogate pairs from the text."),
    /** Either a type or entries. */
    TYPE_MISSING("按钮需要 type，或者含有二级菜单。", "Give the button a type, or entries."),
    /** Not both a type and entries. */
    TYPE_WITH_ENTRIES("有二级菜单的按钮不能有 type。", "A column with entries has no type."),
    /** One of the 13 types. */
    TYPE_UNKNOWN("type 不是微信支持的 13 种之一。", "Use one of WeChat's 13 types."),
    /** A key, for types that report one. */
    KEY_MISSING("该类型需要 key。", "This type needs a key."),
    /** 128 bytes for a key. */
    KEY_LENGTH("key 不超过 128 字节。", "Shorten the key to 128 bytes."),
    /** A url, for view and miniprogram. */
    URL_MISSING("该类型需要 url；小程序按钮的 url 供旧版客户端打开。", "This type needs a url; a mini program's is for old clients."),
    /** 1,024 bytes for a url. */
    URL_LENGTH("url 不超过 1024 字节。", "Shorten the url to 1,024 bytes."),
    /** A url begins with http(s). */
    URL_SCHEME("url 必须以 http:// 或 https:// 开头。", "Begin the url with http:// or https://."),
    /** The mini program's appid. */
    APPID_MISSING(
            "小程序按钮需要 appid（小写），且已与公众号关联。", "A mini program needs its appid (in lower case), linked to the account."),
    /** The mini program's appid has its form. */
    APPID_FORM("appid 应为 wx 加 16 位小写字母或数字。", "An appid is wx and 16 lower-case letters or digits."),
    /** The mini program's page. */
    PAGEPATH_MISSING("小程序按钮需要 pagepath。", "A mini program needs a pagepath."),
    /** A media_id, for media_id and view_limited. */
    MEDIA_ID_MISSING("该类型需要永久素材的 media_id。", "This type needs the media_id of permanent material."),
    /** An article_id, for article_id and article_view_limited. */
    ARTICLE_ID_MISSING("该类型需要发布后图文的 article_id。", "This type needs the article_id of a published article.");

    private final String zh;
    private final String en;

    MenuRule(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** What to do about it: in Chinese for a Chinese locale, in English for any other. */
    public String remedy(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
    }
}
