package io.github.weizheng.menu.catalog;

import java.util.Locale;

/** What citizens get out of a menu entry. */
public enum Use {
    /** Something is done (办事服务). */
    SERVICE("服务", "service"),
    /** Something is read (信息发布). */
    ARTICLE("文章", "article"),
    /** Somebody is asked or told (互动交流). */
    DIALOGUE("互动", "dialogue");

    private final String zh;
    private final String en;

    Use(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** Its name: in Chinese for a Chinese locale, in English for any other. */
    public String text(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
    }
}
