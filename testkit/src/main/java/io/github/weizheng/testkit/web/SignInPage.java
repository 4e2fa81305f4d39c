package io.github.weizheng.testkit.web;

import io.github.weizheng.testkit.WebSignIn;
import io.github.weizheng.testkit.console.Console;
import io.github.weizheng.testkit.people.Person;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireAnswer;
import io.github.weizheng.testkit.wire.WireHandler;
import io.github.weizheng.testkit.wire.WireRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** The page behind an authorize link, as a person in WeChat sees it. Thread-safe. */
final class SignInPage implements WireHandler {
    private final String appId;
    private final Console console;
    private final Codes codes;
    private final RandomText random;

    SignInPage(String appId, Console console, Codes codes, RandomText random) {
        this.appId = appId;
        this.console = console;
        this.codes = codes;
        this.random = random;
    }

    /** A browser that is not WeChat sees one page, whatever it opens. */
    @Override
    public WireAnswer answer(WireRequest request) {
        if (!request.path().equals("/connect/oauth2/authorize")) {
            return WireAnswer.page(404, "Not Found");
        }
        String html = "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>抱歉，出错了</title></head>"
                + "<body><p>请在微信客户端打开链接</p></body></html>";
        return WireAnswer.of(200, "text/html; charset=utf-8", html, "在微信之外打开网页授权链接");
    }

    WebSignIn open(Person person, URI openUrl, String link, boolean agrees) {
        Optional<AuthorizeLink> parsed = AuthorizeLink.parse(openUrl, link);
        if (parsed.isEmpty()) {
            return error("the link is not what WeChat's strict expression wants: parameter order, encoding, fragment");
        }
        AuthorizeLink authorize = parsed.get();
        if (!authorize.appId().equals(appId)) {
            return error("appid: not this account's");
        }
        if (console.accountFrozen()) {
            return error(10004, "the account is banned");
        }
        if (authorize.redirectUri().isEmpty()) {
            return error(10011, "redirect_uri: empty");
        }
        Optional<URI> redirect = allowed(authorize.redirectUri());
        if (redirect.isEmpty()) {
            return error(10003, "redirect_uri: its host is no 网页授权域名 of the account");
        }
        return switch (authorize.scope()) {
            case "" -> error(10010, "scope: empty");
            case Consent.BASE -> back(redirect.get(), authorize, Optional.of(consent(person, Consent.BASE)), false);
            case Consent.USER_INFO -> asked(person, redirect.get(), authorize, agrees);
            default -> error(10005, "scope: not permitted");
        };
    }

    private WebSignIn asked(Person person, URI redirect, AuthorizeLink authorize, boolean agrees) {
        if (!console.consentPermitted()) {
            return error(10005, "scope: not permitted");
        }
        Optional<Consent> consent = agrees ? Optional.of(consent(person, Consent.USER_INFO)) : Optional.empty();
        return back(redirect, authorize, consent, true);
    }

    private Consent consent(Person person, String scope) {
        boolean snapshot = person.seesSnapshots() && scope.equals(Consent.USER_INFO);
        String openId = snapshot ? "o" + random.urlSafe(20) : person.openId();
        return new Consent(person, openId, scope, snapshot, person.passwordAge());
    }

    private WebSignIn back(URI redirect, AuthorizeLink authorize, Optional<Consent> consent, boolean asked) {
        StringBuilder query = new StringBuilder();
        consent.ifPresent(
                given -> query.append("code=").append(codes.issue(given)).append('&'));
        query.append("state=").append(authorize.state().orElse(""));
        String whole = redirect.toString();
        int fragment = whole.indexOf('#');
        String page = fragment < 0 ? whole : whole.substring(0, fragment);
        String rest = fragment < 0 ? "" : whole.substring(fragment);
        String mark = redirect.getRawQuery() == null ? "?" : "&";
        return new WebSignIn(
                Optional.of(URI.create(page + mark + query + rest)), asked, Optional.empty(), Optional.empty());
    }

    private Optional<URI> allowed(String redirectUri) {
        try {
            URI uri = new URI(redirectUri);
            String scheme = uri.getScheme();
            boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            String host = uri.getHost();
            boolean known = host != null && console.signInHosts().contains(host.toLowerCase(Locale.ROOT));
            return web && known ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static WebSignIn error(String problem) {
        return new WebSignIn(Optional.empty(), false, Optional.empty(), Optional.of(problem));
    }

    private static WebSignIn error(int errcode, String problem) {
        return new WebSignIn(Optional.empty(), false, Optional.of(errcode), Optional.of(problem));
    }
}
