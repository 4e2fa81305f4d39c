package io.github.weizheng.message.customerservice;

import java.util.Locale;

/** Why an answer cannot be sent as a customer-service message. */
public enum Unsendable implements LateAnswer {
    /** There was no answer. */
    NOTHING("没有需要发送的内容。", "There is nothing to send."),
    /** A video sent later needs a thumbnail of its own, which an answer has none of. */
    VIDEO(
            "客服视频消息须另有缩略图素材，被动回复的视频没有：请及时回复，或改发图文链接。",
            "A video sent later needs a thumbnail, which the answer has none of: answer in time, or send an article that links to it."),
    /** Music sent later is not offered. */
    MUSIC(
            "音乐不能作为客服消息发送：请及时回复，或改发图文链接。",
            "Music is not sent later: answer in time, or send an article that links to it."),
    /** Several articles; a customer-service message has exactly one. */
    SEVERAL_ARTICLES(
            "客服图文消息只能有 1 条：请及时回复，或只发一条。", "A customer-service message has 1 article: answer in time, or with one."),
    /** Handing the conversation to an agent works in the response only. */
    TRANSFER("转人工客服只能在被动回复中进行：请及时回复。", "A conversation is handed to an agent in the response only: answer in time.");

    private final String zh;
    private final String en;

    Unsendable(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** Why, and what to do, in Chinese for a Chinese locale and in English for any other. */
    public String reason(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }
}
