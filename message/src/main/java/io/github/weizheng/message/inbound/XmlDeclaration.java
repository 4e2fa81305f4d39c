package io.github.weizheng.message.inbound;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The declaration that may stand before a document: XML 1.0 in UTF-8 and nothing else. WeChat writes none. */
final class XmlDeclaration {
    private static final int MAX_LENGTH = 256;
    private static final String BLANK = "[ \\t\\n]";
    private static final Pattern FORM = Pattern.compile("<\\?xml" + attribute("version", "1\\.0")
            + "(?:" + attribute("encoding", "(?i:utf-8)") + ")?"
            + "(?:" + attribute("standalone", "(?:yes|no)") + ")?" + BLANK + "*+\\?>");

    private XmlDeclaration() {}

    /**
     * Where it ends.
     *
     * @throws UnreadableException if it is any other
     */
    static int end(String marks, int start) throws UnreadableException {
        Matcher declared = FORM.matcher(marks).region(start, Math.min(start + MAX_LENGTH, marks.length()));
        if (!declared.lookingAt()) {
            throw new UnreadableException();
        }
        return declared.end();
    }

    private static String attribute(String name, String value) {
        return BLANK + "++" + name + BLANK + "*+=" + BLANK + "*+(?:\"" + value + "\"|'" + value + "')";
    }
}
