package io.github.weizheng.core.file;

import java.util.Locale;

/** What can be wrong with a file. A minor release may add one. */
public enum FileFault {
    /** The file is there and can be read. */
    UNREADABLE("文件无法读取。", "The file cannot be read.", "请检查路径和读取权限。", "Check the path and the right to read it."),
    /** The name ends as it must. */
    FORMAT(
            "文件名的扩展名不受支持。",
            "The format is unknown.",
            "请使用允许的扩展名，并使内容与之相符。",
            "End the name in one that is allowed, and have content of that format."),
    /** The file is of bounded size. */
    TOO_LARGE("文件过大。", "The file is too large.", "请拆分文件。", "Split the file."),
    /** The file is text, not a spreadsheet. */
    SPREADSHEET(
            "文件是 Excel 工作簿或压缩包，不是文本。",
            "The file is an Excel workbook or an archive, not text.",
            "请在 Excel 中另存为“CSV UTF-8（逗号分隔）”，只改扩展名不行。",
            "Save it in Excel as \"CSV UTF-8 (comma delimited)\"; another name alone does not do."),
    /** The file is UTF-8. */
    NOT_UTF8(
            "文件不是 UTF-8 编码（所示的实际编码是推断）。",
            "The file is not UTF-8; what it is instead is inferred.",
            "请另存为 UTF-8；Excel 请选择“CSV UTF-8（逗号分隔）”。",
            "Save it as UTF-8; in Excel as \"CSV UTF-8 (comma delimited)\"."),
    /** There is at least one entry. */
    EMPTY("文件中没有任何条目。", "The file has no entry.", "至少写一条。", "Write at least one."),
    /** The file is YAML, JSON or CSV as its name says. */
    SYNTAX("语法错误。", "The syntax is broken.", "请检查该处的引号、缩进和分隔符。", "Check quotes, indentation and separators there."),
    /** In CSV, quotes stand around whole cells and come in pairs. */
    QUOTES(
            "双引号没有闭合，或闭合后还有文字。",
            "A quote is never closed, or text comes after it was closed.",
            "请用一对双引号括住整个单元格；其中的双引号写成两个。",
            "Put a pair of quotes around the whole cell; write a quote in it twice."),
    /** In CSV, every cell that is filled has a header. */
    STRAY_CELL(
            "单元格有内容，但所在列没有表头。",
            "The cell is filled, but its column has no header.",
            "文字中若有逗号，请用双引号括住整个单元格；否则请补上表头或清空该格。",
            "If a text has a comma in it, put quotes around the whole cell; otherwise write a header or empty the cell."),
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
    TOO_LONG(
            "文字过长（单位：字节）。",
            "The text is too long, in bytes.",
            "请缩短；汉字每字 3 字节，问题中的标点和空格也是。",
            "Shorten it; a Chinese character has 3 bytes, and so have punctuation and blanks in a question."),
    /** Lists are of bounded length. */
    TOO_MANY("数量过多。", "There are too many.", "请减少。", "Have fewer."),
    /** No control characters, no halves of characters. */
    CHARACTERS(
            "文字中含有控制字符或不完整的字符。", "There are control characters or halves of characters.", "请删除这些字符。", "Remove them."),
    /** A value has its form. */
    VALUE("值不正确。", "The value is not allowed.", "请使用允许的值。", "Use an allowed value."),
    /** A pattern is a {@link java.util.regex.Pattern}. */
    PATTERN(
            "正则表达式有误（@ 后是出错位置，从 0 数起）。",
            "The regular expression is wrong, at the place after @, counted from 0.",
            "请按 Java 正则表达式的语法改正；要按原样匹配的符号前加反斜杠。",
            "Write it as a Java regular expression; put a backslash before signs that stand for themselves."),
    /** A pattern ends soon, whatever the text. */
    ENDLESS_PATTERN(
            "正则表达式能以太多方式匹配空文字，可能拖住服务器；或使用了 (?x)。",
            "The regular expression can match nothing in too many ways and might hold up the server, or it has (?x).",
            "请减少可为空的重复部分（100 种以内），如把 (\\s*|-*) 改为 [\\s-]*；不用 (?x)。",
            "Have fewer repeated parts that may be empty (up to 100 ways), such as [\\s-]* for (\\s*|-*); leave (?x) out."),
    /** A question or wording can be asked. */
    QUESTION(
            "问题应为一行，且含有文字或数字。",
            "A question is one line with a letter or digit in it.",
            "请写成一行。",
            "Write it on one line."),
    /** Opening hours are days and times. */
    HOURS(
            "办公时间无法理解。",
            "The opening hours cannot be understood.",
            "先写星期或日期，再写时段或“休”，如“周一至周五 09:00-12:00 14:00-17:00”；各段之间用分号。",
            "Write days or dates, then times or \"closed\", as in \"mon-fri 09:00-12:00 14:00-17:00\", with semicolons between."),
    /** Opening hours end on the day on which they begin. */
    OVERNIGHT(
            "时段跨过零点。",
            "The hours go past midnight.",
            "请在零点处分成两段，后一段写在次日。",
            "Split them at midnight, and write the second part for the next day."),
    /** Opening hours have a time at which somebody is there. */
    NEVER_OPEN(
            "办公时间中没有任何开放的时段，规则永远不会生效。",
            "Nothing in the opening hours is open, so the rule never fits.",
            "请补充开放的时段。",
            "Write the times that are open, too."),
    /** Entries differ. */
    DUPLICATE_ENTRY(
            "与前面的条目重复（括号内是它的行号）。",
            "An earlier entry is the same; its line is in brackets.",
            "请合并或改写；大小写、标点和全半角不作区分。",
            "Merge or rephrase; case, punctuation and width make no difference."),
    /** Values of an entry fit each other. */
    CONFLICT("条目中的内容互相矛盾。", "Values of the entry contradict each other.", "请只保留其中一个。", "Keep one of them."),
    /** The router has no such rule from elsewhere. */
    TAKEN(
            "程序中已有相同的规则。",
            "The router has such a rule already.",
            "请删除其中一条，或改用不同的优先级或办公时间。",
            "Remove one of the two, or give one another priority or other hours.");

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
