package io.github.weizheng.core.doctor;

import java.util.Locale;

/** The same in two languages. */
record Words(String zh, String en) {
    static final Words NONE = new Words("", "");

    String in(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
    }
}
