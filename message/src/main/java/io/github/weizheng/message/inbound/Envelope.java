package io.github.weizheng.message.inbound;

import io.github.weizheng.core.OpenId;
import java.time.Instant;

/**
 * What every message and event has.
 *
 * @param account the account's original id ({@code gh_…}, ToUserName)
 * @param citizen who sent it (FromUserName)
 * @param createTime when, to the second; {@link Instant#EPOCH} if WeChat sent no readable time
 */
public record Envelope(String account, OpenId citizen, Instant createTime) {}
