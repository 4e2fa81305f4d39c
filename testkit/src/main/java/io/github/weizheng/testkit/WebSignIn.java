package io.github.weizheng.testkit;

import java.net.URI;
import java.util.Optional;

/**
 * What became of an authorize link that a citizen opened (网页授权).
 *
 * @param redirect where WeChat sends the browser, with {@code code} and {@code state}; without {@code code} when the citizen
 *     refused; empty when the page shows an error
 * @param asked whether the citizen saw the page that asks for consent
 * @param errcode the number on the error page, such as 10003 for a host that is no 网页授权域名; empty when there is no error, or
 *     one whose number WeChat does not document
 * @param problem what is wrong with the link; empty when there is no error
 */
public record WebSignIn(Optional<URI> redirect, boolean asked, Optional<Integer> errcode, Optional<String> problem) {}
