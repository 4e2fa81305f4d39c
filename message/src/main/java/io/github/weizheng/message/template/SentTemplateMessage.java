package io.github.weizheng.message.template;

/**
 * A template message that WeChat has accepted.
 *
 * @param msgId its id, which the TEMPLATESENDJOBFINISH event repeats; beyond 32 bits
 */
public record SentTemplateMessage(long msgId) {}
