package io.github.weizheng.testkit;

/**
 * One HTTP exchange as a line of the simulator's {@linkplain WeChatSimulator#journal() journal}. It names no secret: neither
 * queries nor bodies are kept.
 *
 * @param direction who asked whom
 * @param method the HTTP method
 * @param path the path without the query, which holds access tokens
 * @param what one short line in Chinese for a person to read; its wording may change at any time
 * @param status the HTTP status of the answer; 0 when there was none
 */
public record Exchange(Direction direction, String method, String path, String what, int status) {}
