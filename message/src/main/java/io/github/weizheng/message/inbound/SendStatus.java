package io.github.weizheng.message.inbound;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words in which WeChat tells what became of a message; the blanks in them come and go. */
final class SendStatus {
    private static final Pattern ERROR = Pattern.compile("(?i)\\s*err\\s*\\(\\s*([0-9]{1,18})\\s*\\)\\s*");

    private SendStatus() {}

    /** Whether it says that, blanks and case apart. */
    static boolean is(String status, String wanted) {
        return status.replace(" ", "").equalsIgnoreCase(wanted);
    }

    static Optional<String> errorNumber(String status) {
        Matcher error = ERROR.matcher(status);
        return error.matches() ? Optional.of(error.group(1)) : Optional.empty();
    }
}
