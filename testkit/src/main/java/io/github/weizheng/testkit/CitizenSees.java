package io.github.weizheng.testkit;

import java.util.List;

/**
 * A passive reply or a customer-service message as the citizen sees it.
 *
 * @param type WeChat's {@code MsgType}: {@code text}, {@code image}, {@code voice}, {@code video}, {@code music},
 *     {@code news} or {@code transfer_customer_service}
 * @param text the text of a text message; empty for every other type
 * @param titles the titles of the articles, of the video or of the music, in order
 * @param urls where the articles lead, in order; empty for every other type
 * @param mediaId the picture, recording or video, of music the thumbnail; empty for every other type
 * @param agent the {@code kf_account} that takes over or in whose name a message comes; empty when none is named
 */
public record CitizenSees(
        String type, String text, List<String> titles, List<String> urls, String mediaId, String agent) {}
