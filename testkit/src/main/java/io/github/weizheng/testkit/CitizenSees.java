package io.github.weizheng.testkit;

import java.util.List;

/**
 * A passive reply as the citizen sees it.
 *
 * @param type WeChat's {@code MsgType}: {@code text}, {@code image}, {@code voice}, {@code video}, {@code music},
 *     {@code news} or {@code transfer_customer_service}
 * @param text the text of a text reply; empty for every other type
 * @param titles the titles of the articles, of the video or of the music, in order
 * @param urls where the articles lead, in order; empty for every other type
 */
public record CitizenSees(String type, String text, List<String> titles, List<String> urls) {}
