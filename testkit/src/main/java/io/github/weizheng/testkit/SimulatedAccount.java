package io.github.weizheng.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import io.github.weizheng.testkit.callback.CallbackIdentity;
import io.github.weizheng.testkit.callback.CallbackLine;
import io.github.weizheng.testkit.callback.MenuEvents;
import io.github.weizheng.testkit.callback.Pushes;
import io.github.weizheng.testkit.menu.LiveMenu;
import io.github.weizheng.testkit.people.People;
import io.github.weizheng.testkit.template.TemplateMessages;
import io.github.weizheng.testkit.token.AccessTokens;
import io.github.weizheng.testkit.token.TokenEndpoints;
import io.github.weizheng.testkit.wire.HttpUrls;
import io.github.weizheng.testkit.wire.Journal;
import io.github.weizheng.testkit.wire.JsonText;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireClient;
import io.github.weizheng.testkit.wire.WireServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A certified service account (认证服务号), and what its owner does in WeChat's console. Its API is
 *
 * <ul>
 *   <li>{@code POST /cgi-bin/stable_token}: normal mode renews in the last five minutes and lets the old token live to its own
 *       end (WeChat does not say whether it does); force mode at most 20 times a day in Beijing (45009), 30 s apart (45011). The limits of 10,000 calls
 *       a minute and 500,000 a day are not kept;
 *   <li>{@code GET /cgi-bin/token}: every call makes a new token, the one before it lasts five more minutes;
 *   <li>{@code POST /cgi-bin/menu/create}, {@code GET /cgi-bin/menu/get}, {@code GET /cgi-bin/menu/delete}: the default menu.
 *       Every well-shaped mini-program appid counts as linked, every {@code media_id} and {@code article_id} as existing;
 *   <li>{@code GET /cgi-bin/template/get_all_private_template}: what {@link #addTemplate} added;
 *   <li>{@code POST /cgi-bin/message/template/send}: notices arrive at once. The event TEMPLATESENDJOBFINISH is not pushed,
 *       and the daily limit is not kept.
 * </ul>
 *
 * <p>A call is judged in this order: ordered faults, path, access token, method, body, content. Thread-safe.
 */
public final class SimulatedAccount {
    private final String appSecret;
    private final CallbackIdentity identity;
    private final AccessTokens tokens;
    private final OfficialAccountApi api;
    private final LiveMenu menu;
    private final TemplateMessages templates;
    private final CallbackLine line;
    private final Pushes pushes;
    private final MenuEvents menuEvents;
    private final WireServer server;

    SimulatedAccount(People people, WireClient client, Journal journal, RandomText random, Clock clock) {
        appSecret = random.hex(32);
        identity = new CallbackIdentity(
                "wx" + random.hex(16),
                "gh_" + random.hex(12),
                random.lettersAndDigits(32),
                random.lettersAndDigits(43));
        tokens = new AccessTokens(random, clock);
        api = new OfficialAccountApi(tokens, random, clock);
        menu = new LiveMenu(random);
        templates = new TemplateMessages(people, random, clock);
        line = new CallbackLine(identity, client, journal, random, clock);
        pushes = new Pushes(identity, random, clock);
        menuEvents = new MenuEvents(pushes);
        new TokenEndpoints(identity.appId(), appSecret, tokens, clock).addTo(api);
        menu.addTo(api);
        templates.addTo(api);
        server = WireServer.start(api, journal);
    }

    /** Returns the AppID. */
    public String appId() {
        return identity.appId();
    }

    /** Returns the AppSecret, 32 hexadecimal digits. */
    public String appSecret() {
        return appSecret;
    }

    /** Returns the original id, {@code gh_…}, which is the account's name in messages. */
    public String originalId() {
        return identity.originalId();
    }

    /** Returns the token that callbacks are signed with. */
    public String callbackToken() {
        return identity.token();
    }

    /** Returns the EncodingAESKey, 43 letters and digits; its last character may carry spare bits, as real ones do. */
    public String encodingAesKey() {
        return identity.encodingAesKey();
    }

    /**
     * Does what 提交 in the console does: one GET handshake, and from then on messages and events go to this URL. A query in
     * the URL is kept. Any port is allowed, where WeChat insists on 80 and 443. The connection is made anew for every push.
     *
     * @throws IllegalArgumentException when the URL is not an absolute http or https URL
     * @throws IllegalStateException when the answer is not exactly the echostr; an earlier connection then stays
     */
    public void connect(URI callbackUrl, CallbackMode mode) {
        if (!HttpUrls.isCallable(callbackUrl.toString())) {
            throw new IllegalArgumentException(
                    "callbackUrl: must be an http or https URL without fragment: " + callbackUrl);
        }
        line.connect(callbackUrl, mode);
    }

    /**
     * Sets how long WeChat waits for connection and answer together. The default is WeChat's own limit of 5 s.
     *
     * @param timeout from 1 ms to 1 h
     */
    public void callbackTimeout(Duration timeout) {
        line.timeout(timeout);
    }

    /**
     * Adds a template to the account's list.
     *
     * @param content text with places, such as <code>{{thing2.DATA}}\n金额：{{amount3.DATA}}</code>
     * @return the template_id, 43 URL-safe characters
     * @throws IllegalArgumentException when the content has no place to fill in
     * @throws IllegalStateException when the account holds 25 templates already
     */
    public String addTemplate(String title, String content) {
        return templates.add(title, content);
    }

    /** Makes every access token "not latest": calls with one get 40001, and the next stable token is a new one. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** Returns the default menu as last accepted, as {@code {"button":[…]}}; empty when there is none. */
    public Optional<String> menuJson() {
        return menu.json();
    }

    /**
     * Answers the next call of {@code path} with {@code errcode}, without any effect and before any check. Orders for one
     * path queue up.
     *
     * @param path the path without query, such as {@code /cgi-bin/menu/create}
     */
    public void answerNext(String path, int errcode) {
        api.answerNext(path, errcode);
    }

    /**
     * Adds an API that the simulator does not have, or replaces one. Calls with a valid access token and the right method are
     * answered with what the function makes of the body; a failing function cuts the connection.
     *
     * @param method {@code GET} or {@code POST}
     * @param path the path without query, such as {@code /cgi-bin/user/info}
     * @param answer from the body, which is empty for GET, to a JSON object; called by several threads at once
     */
    public void serve(String method, String path, UnaryOperator<String> answer) {
        api.route(method, path, call -> {
            byte[] json = answer.apply(call.text()).getBytes(StandardCharsets.UTF_8);
            ObjectNode object = (ObjectNode) JsonText.object(json)
                    .orElseThrow(() -> new IllegalArgumentException("answer: must be a JSON object"));
            return new ApiAnswer(object, "自定义接口 " + path);
        });
    }

    /** Answers the next call of {@code path} so much later, in real time. Its effect happens before the wait. */
    public void delayNext(String path, Duration delay) {
        server.delayNext(path, delay);
    }

    /** Lets the next call of {@code path} have its effect and then cuts the connection instead of answering. */
    public void hangUpNext(String path) {
        server.hangUpNext(path);
    }

    WireServer server() {
        return server;
    }

    LiveMenu menu() {
        return menu;
    }

    CallbackLine line() {
        return line;
    }

    Pushes pushes() {
        return pushes;
    }

    MenuEvents menuEvents() {
        return menuEvents;
    }
}
