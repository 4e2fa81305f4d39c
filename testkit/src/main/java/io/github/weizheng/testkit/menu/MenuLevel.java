package io.github.weizheng.testkit.menu;

import io.github.weizheng.testkit.api.Errcode;

/** The two levels of a menu, which have limits and errcodes of their own. */
enum MenuLevel {
    COLUMN(
            16,
            Errcode.INVALID_BUTTON_NAME,
            Errcode.INVALID_BUTTON_TYPE,
            Errcode.INVALID_BUTTON_KEY,
            Errcode.INVALID_BUTTON_URL,
            Errcode.INVALID_BUTTON_URL_DOMAIN),
    ENTRY(
            60,
            Errcode.INVALID_SUB_BUTTON_NAME,
            Errcode.INVALID_SUB_BUTTON_TYPE,
            Errcode.INVALID_SUB_BUTTON_KEY,
            Errcode.INVALID_SUB_BUTTON_URL,
            Errcode.INVALID_SUB_BUTTON_URL_DOMAIN);

    final int nameBytes;
    final int name;
    final int type;
    final int key;
    final int url;
    final int urlDomain;

    MenuLevel(int nameBytes, int name, int type, int key, int url, int urlDomain) {
        this.nameBytes = nameBytes;
        this.name = name;
        this.type = type;
        this.key = key;
        this.url = url;
        this.urlDomain = urlDomain;
    }
}
