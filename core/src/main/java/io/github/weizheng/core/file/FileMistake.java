package io.github.weizheng.core.file;

import java.util.Locale;
import java.util.Objects;

/**
 * One mistake in a file.
 *
 * @param line where, from 1; 0 for the file as a whole
 * @param column where in the line, from 1: the character in YAML, the cell in CSV; 0 if not known
 * @param key of the value that is wrong; empty if it is not one value's fault
 * @param fault what is wrong; it also says what to do
 * @param allowed what is allowed, in words of no language; empty if the fault says it all
 * @param actual what is there, cut after a few words
 */
public record FileMistake(int line, int column, String key, FileFault fault, String allowed, String actual) {
    /** Nothing in it is null. */
    public FileMistake {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(allowed, "allowed");
        Objects.requireNonNull(actual, "actual");
    }

    /** The whole of it on one line: in Chinese for a Chinese locale, in English for any other. */
    public String text(Locale locale) {
        boolean zh = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        StringBuilder text = new StringBuilder(120);
        if (line > 0) {
            text.append(zh ? "第 " + line + " 行" : "line " + line);
            if (column > 0) {
                text.append(zh ? "第 " + column + " 列" : ", column " + column);
            }
            text.append(zh ? "：" : ": ");
        }
        if (!key.isEmpty()) {
            text.append(key).append(zh ? "：" : ": ");
        }
        text.append(fault.meaning(locale));
        if (!allowed.isEmpty()) {
            text.append(zh ? "允许：" : " Allowed: ").append(allowed).append(zh ? "；" : ";");
        }
        if (!actual.isEmpty()) {
            text.append(zh ? "实际：" : " actual: ").append(actual).append(zh ? "。" : ".");
        }
        return text.append(zh ? "" : " ").append(fault.remedy(locale)).toString();
    }

    @Override
    public String toString() {
        return text(Locale.ENGLISH);
    }
}
