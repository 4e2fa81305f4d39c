package io.github.weizheng.message.customerservice;

/** What becomes of an answer that is too late for the response: a message that can be sent, or the reason why there is none. */
public sealed interface LateAnswer permits CustomerServiceMessage, Unsendable {}
