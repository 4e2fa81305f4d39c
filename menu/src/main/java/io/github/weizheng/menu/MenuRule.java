package io.github.weizheng.menu;

import java.util.Locale;

/** What WeChat demands of a menu. A minor release may add one. */
public enum MenuRule {
    /** The text is JSON or YAML in UTF-8 of bounded size, with every field once. */
    TEXT(
            "菜单必须是合法的 JSON 或 YAML，字段不重复，且不过大（文件 1 MiB，变量展开后 4 MiB）。",
            "The menu must be valid JSON or YAML without doubled fields, and not too large (1 MiB for a file, 4 MiB with variables filled in)."),
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
    /** Not a type that only the console can make. */
    TYPE_OF_CONSOLE(
            "该类型只能在公众平台后台设置，接口不能创建；请改用 click 由程序回复，或改用 view、article_id 等类型。",
            "Only the console can make this type; answer a click instead, or use view, article_id and the like."),
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
    /** A url begins with http(s) and has a host. */
    URL_SCHEME("url 必须以 http:// 或 https:// 开头，并含有主机名。", "Begin the url with http:// or https:// and a host."),
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
    ARTICLE_ID_MISSING("该类型需要发布后图文的 article_id。", "This type needs the article_id of a published article."),
    /** A rule with at least one field, for conditional menus. */
    MATCH_EMPTY(
            "个性化菜单的 matchrule 至少要有一个非空字段，通常是 tag_id。",
            "Give the conditional menu a matchrule with at least one field, usually tag_id."),
    /** No field that WeChat took out for privacy, nor one by its old name. */
    MATCH_FIELD_REMOVED(
            "为保护隐私，微信已取消按性别、地区、语言匹配（65320），group_id 也已改名；请给用户打标签，按 tag_id 匹配。",
            "WeChat took sex, region and language out to protect privacy (65320), and renamed group_id; tag citizens and match by tag_id."),
    /** A tag is a number; a platform is 1, 2 or 3. */
    MATCH_VALUE(
            "tag_id 应为标签编号（数字），client_platform_type 应为 1（iOS）、2（Android）或 3（其他）。",
            "Write a tag_id as the number of the tag, a client_platform_type as 1 (iOS), 2 (Android) or 3 (other)."),
    /** Somebody sees each conditional menu. */
    MATCH_UNREACHABLE(
            "前面的规则已包含符合本规则的所有用户，本菜单永远不会显示；请把条件更具体的放在前面，或删除重复的。",
            "An earlier rule includes everybody who fits this one, so nobody sees this menu; put the narrower rule first, or remove one."),
    /** 3 hosts for all conditional menus together. */
    MATCH_HOSTS(
            "全部个性化菜单的链接（含小程序的备用 url）合计最多 3 个域名，请合并到较少的域名。",
            "All conditional menus together lead to at most 3 hosts, urls of mini programs included; use fewer."),
    /** 2,000 conditional menus, which is how many can be added in a day. */
    MATCH_COUNT("个性化菜单最多 2000 个（每天可添加的次数）。", "Have at most 2,000 conditional menus, as many as can be added in a day."),
    /** In a file, no field that a menu does not have. */
    FIELD_UNKNOWN("字段名未知，请检查拼写。", "Check the field's name; a menu has no such field."),
    /** In a template, each variable has a value. */
    VARIABLE_UNDEFINED(
            "变量没有取值，请在 variables 中写在使用它的变量之前，或在调用时给出。",
            "Give the variable a value: in variables, above those that use it, or when the menu is made."),
    /** In a template, each value that is given has its variable. */
    VARIABLE_UNUSED("模板中没有这个变量，请检查拼写。", "The template has no such variable; check its name."),
    /** In a template, what is replaced is there. */
    NAME_UNUSED("菜单中没有这个名称，请与默认菜单保持一致。", "The menu has no such name; write it as the default menu does."),
    /** In a template, a language has a name for each button. */
    NAME_UNTRANSLATED("该语言版本缺少这些名称的译文。", "The language lacks a name for these."),

    /** Warning: 4 Chinese characters for a column's name on the screen, 8 for an entry's; the rest is cut. */
    DISPLAY_WIDTH(
            true,
            "名称会被截断：一级约显示 4 个汉字，二级约 8 个汉字，其余显示为“…”。宽度按半角字符计。",
            "The screen cuts the name: it shows about 4 Chinese characters of a column, 8 of an entry; counted in half widths."),
    /** Warning: a page without https. */
    PLAIN_HTTP(
            true, "建议使用 https，未加密的网页可能被拦截或篡改。", "Prefer https: a page without may be blocked or changed on its way."),
    /** Warning: a type that WeChat has replaced. */
    TYPE_REPLACED(
            true,
            "media_id、view_limited 已由 article_id、article_view_limited 取代。",
            "WeChat replaced media_id and view_limited by article_id and article_view_limited."),
    /** Warning: two buttons of a column, or two columns, with the same name. */
    NAME_TWICE(true, "名称重复，用户无法区分。", "Two have the same name, which citizens cannot tell apart.");

    private final boolean warning;
    private final String zh;
    private final String en;

    MenuRule(String zh, String en) {
        this(false, zh, en);
    }

    MenuRule(boolean warning, String zh, String en) {
        this.warning = warning;
        this.zh = zh;
        this.en = en;
    }

    /** Whether WeChat accepts a menu that breaks it. */
    public boolean isWarning() {
        return warning;
    }

    /** What to do about it: in Chinese for a Chinese locale, in English for any other. */
    public String remedy(Locale locale) {
        return isChinese(locale) ? zh : en;
    }

    static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
