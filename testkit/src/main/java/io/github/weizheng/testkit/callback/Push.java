package io.github.weizheng.testkit.callback;

import io.github.weizheng.testkit.DataFormat;

/**
 * A message or event, fixed down to its last byte before encryption, so that a re-send says the same.
 *
 * @param openId who sent it
 * @param kind what it is, for the journal
 * @param event whether it is an event, to which a reply may hold more than one article
 * @param fields the elements inside {@code <xml>}
 */
public record Push(String openId, String kind, boolean event, String fields) {
    /** Returns the body, with these elements behind its own. */
    String body(DataFormat format, String more) {
        return format == DataFormat.XML ? "<xml>" + fields + more + "</xml>" : JsonForm.of(fields + more);
    }
}
