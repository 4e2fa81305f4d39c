package io.github.weizheng.message.faq;

import io.github.weizheng.message.reply.Reply;
import java.util.List;

/** Questions to choose from, as links that let WeChat send the question in the citizen's name. */
final class Candidates {
    /** Comes back with a tap, as {@code bizmsgmenuid}. */
    static final String TAP_ID = "weizheng-faq";

    private Candidates() {}

    static Reply reply(String intro, List<FaqEntry> entries) {
        StringBuilder text = new StringBuilder(intro);
        for (FaqEntry entry : entries) {
            String question = unambiguous(entry.question());
            text.append("\n<a href=\"weixin://bizmsgmenu?msgmenucontent=")
                    .append(question)
                    .append("&msgmenuid=" + TAP_ID + "\">")
                    .append(question)
                    .append("</a>");
        }
        return Reply.text(text.toString());
    }

    /** With the wide form of whatever could end a value, a link or an element: how WeChat escapes there is not documented. */
    static String unambiguous(String question) {
        StringBuilder wide = new StringBuilder(question.length());
        for (int i = 0; i < question.length(); i++) {
            char c = question.charAt(i);
            boolean plain = c > '~' || Character.isLetterOrDigit(c);
            wide.append(plain ? c : c == ' ' ? '\u3000' : (char) (c + '！' - '!'));
        }
        return wide.toString();
    }
}
