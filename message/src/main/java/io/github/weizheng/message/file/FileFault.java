package io.github.weizheng.message.file;

import java.util.Locale;

/** What can be wrong with a file of rules or questions. A minor release may add one. */
public enum FileFault {
    /** The file is there and can be read. */
    UNREADABLE("文件无法读取。", "The file cannot be read.", "请检查路径和读取权限。", "Check the path and the right to read it."),
    /** The name ends in .yaml, .yml or .csv. */
    FORMAT(
            "文件名的扩展名不受支持。",
            "The format is unknown.",
            "文件名须以 .yaml、.yml 或 .csv 结尾。",
            "End the name in .yaml, .yml or .csv."),
    /** The file is of bounded size. */
    TOO_LARGE("文件过大。", "The file is too large.", "请拆分文件。", "Split the file."),
    /** The file is UTF-8. */
    NOT_UTF8(
            "文件不是 UTF-8 编码，很可能是 GBK。",
            "The file is not UTF-8; most likely it is GBK.",
            "请另存为 UTF-8；Excel 请选择“CSV UTF-8（逗号分隔）”。",
            "Save it as UTF-8; in Excel as \"CSV UTF-8 (comma delimited)\"."),
    /** There is at least one entry. */
    EMPTY("文件中没有任何条目。", "The file has no entry.", "至少写一条。", "Write at least one."),
    /** The file is YAML or CSV as its name says. */
    SYNTAX("语法错误。", "The syntax is broken.", "请检查该处的引号、缩进和分隔符。", "Check quotes, indentation and separators there."),
    /** YAML without anchors, aliases and tags. */
    YAML_FEATURE(
            "使用了不支持的 YAML 特性（锚点、引用或类型标签）。",
            "Anchors, aliases and tags are not read.",
            "请直接写出内容；以 & * ! 开头的文字请加引号。",
            "Write the content itself; put texts that begin with & * ! in quotes."),
    /** A list of entries; each has keys, with a text or a list of texts. */
    SHAPE(
            "结构不正确。",
            "The structure is wrong.",
            "应为条目列表，每个条目由“键: 值”组成，值为文字或文字列表。",
            "Write a list of entries made of \"key: value\", where a value is a text or a list of texts."),
    /** Only known keys. */
    UNKNOWN_KEY("键名未知。", "The key is unknown.", "请使用允许的键名。", "Use one of the allowed keys."),
    /** Every key once. */
    DUPLICATE_KEY("键名重复。", "The key is there twice.", "请删除其中一个。", "Remove one of them."),
    /** What is needed is there. */
    MISSING("缺少必填内容。", "Something needed is missing.", "请补充。", "Write it."),
    /** One text where one is expected. */
    ONE_VALUE("只能有一个值。", "There is more than one value.", "请只保留一个。", "Keep one."),
    /** Texts are of bounded length. */
    TOO_LONG("文字过长。", "The text is too long.", "请缩短；汉字每字 3 字节。", "Shorten it; a Chinese character has 3 bytes."),
    /** Lists are of bounded length. */
    TOO_MANY("数量过多。", "There are too many.", "请减少。", "Have fewer."),
    /** No control characters, no halves of characters. */
    CHARACTERS(
            "文字中含有控制字符或不完整的字符。", "There are control characters or halves of characters.", "请删除这些字符。", "Remove them."),
    /** A value has its form. */
    VALUE("值不正确。", "The value is not allowed.", "请使用允许的值。", "Use an allowed value."),
    /** Entries differ. */
    DUPLICATE_ENTRY(
            "与前面的条目重复。",
            "An earlier entry is the same.",
            "请合并或改写；大小写、标点和全半角不作区分。",
            "Merge or rephrase; case, punctuation and width make no difference."),
    /** Values of an entry fit each other. */
    CONFLICT("条目中的内容互相矛盾。", "Values of the entry contradict each other.", "请只保留其中一个。", "Keep one of them.");

    private final String zh;
    private final String en;
    private final String remedyZh;
    private final String remedyEn;

    FileFault(String zh, String en, String remedyZh, String remedyEn) {
        this.zh = zh;
        this.en = en;
        this.remedyZh = remedyZh;
        this.remedyEn = remedyEn;
    }

    /** What is wrong: in Chinese for a Chinese locale, in English for any other. */
    public String meaning(Locale locale) {
        return chinese(locale) ? zh : en;
    }

    /** What to do about it: in Chinese for a Chinese locale, in English for any other. */
    public String remedy(Locale locale) {
        return chinese(locale) ? remedyZh : remedyEn;
    }

    private static boolean chinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
