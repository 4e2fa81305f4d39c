package io.github.weizheng.testkit.callback;

/**
 * A message or event, fixed down to its last byte before encryption, so that a re-send says the same.
 *
 * @param openId who sent it
 * @param kind what it is, for the journal
 * @param event whether it is an event, to which a reply may hold more than one article
 * @param fields the elements inside {@code <xml>}
 */
public record Push(String openId, String kind, boolean event, String fields) {
    String xml() {
        return "<xml>" + fields + "</xml>";
    }
}
