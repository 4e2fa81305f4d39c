package io.github.weizheng.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import io.github.weizheng.testkit.api.Rids;
import io.github.weizheng.testkit.callback.CallbackIdentity;
import io.github.weizheng.testkit.callback.CallbackLine;
import io.github.weizheng.testkit.callback.MenuEvents;
import io.github.weizheng.testkit.callback.Messages;
import io.github.weizheng.testkit.callback.Pushes;
import io.github.weizheng.testkit.callback.Reports;
import io.github.weizheng.testkit.console.Console;
import io.github.weizheng.testkit.customerservice.Agents;
import io.github.weizheng.testkit.customerservice.OpenWindows;
import io.github.weizheng.testkit.customerservice.ServiceMessages;
import io.github.weizheng.testkit.menu.ConditionalMenuEndpoints;
import io.github.weizheng.testkit.menu.LiveMenus;
import io.github.weizheng.testkit.menu.MenuEndpoints;
import io.github.weizheng.testkit.network.NetworkEndpoints;
import io.github.weizheng.testkit.people.People;
import io.github.weizheng.testkit.quota.QuotaEndpoints;
import io.github.weizheng.testkit.quota.Quotas;
import io.github.weizheng.testkit.quota.RidEndpoint;
import io.github.weizheng.testkit.security.SecureLayer;
import io.github.weizheng.testkit.security.SecurityKeys;
import io.github.weizheng.testkit.security.SecurityPolicy;
import io.github.weizheng.testkit.template.TemplateMessages;
import io.github.weizheng.testkit.ticket.TicketEndpoint;
import io.github.weizheng.testkit.token.AccessTokens;
import io.github.weizheng.testkit.token.TokenEndpoints;
import io.github.weizheng.testkit.web.SignInDesk;
import io.github.weizheng.testkit.wire.Faults;
import io.github.weizheng.testkit.wire.HttpUrls;
import io.github.weizheng.testkit.wire.Journal;
import io.github.weizheng.testkit.wire.JsonText;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireClient;
import io.github.weizheng.testkit.wire.WireHost;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A certified service account (认证服务号), and what its owner does in WeChat's console. Its API is
 *
 * <ul>
 *   <li>{@code POST /cgi-bin/stable_token}: normal mode renews in the last five minutes and lets the old token live to its own
 *       end (WeChat does not say whether it does); force mode at most 20 times a day in Beijing (45009), 30 s apart (45011);
 *   <li>{@code GET /cgi-bin/token}: every call makes a new token, the one before it lasts five more minutes;
 *   <li>{@code POST /cgi-bin/menu/create}, {@code GET /cgi-bin/menu/get}, {@code GET /cgi-bin/menu/delete}: the menus, of which
 *       the last deletes the conditional ones, too. Every well-shaped mini-program appid counts as linked, every
 *       {@code media_id} and {@code article_id} as existing, every url's domain as the account's;
 *   <li>{@code GET /cgi-bin/get_current_selfmenu_info}: the default menu, made here or {@linkplain AccountMenus in the console};
 *   <li>{@code POST /cgi-bin/menu/addconditional}, {@code /cgi-bin/menu/delconditional}, {@code /cgi-bin/menu/trymatch}: conditional
 *       menus (个性化菜单) by {@linkplain Citizen#tagged tag} and {@linkplain Citizen#platform platform}, of which WeChat's current
 *       page has the tag only. Other conditions get 65320, {@code group_id}, the old name of {@code tag_id}, too. A
 *       {@code user_id} is an openid; of somebody who does not follow it gets 65302. There is no limit on their number;
 *   <li>{@code GET /cgi-bin/template/get_all_private_template}: what {@link #addTemplate} added;
 *   <li>{@code POST /cgi-bin/message/template/send}: notices arrive at once. The event TEMPLATESENDJOBFINISH is pushed by
 *       {@link AccountEvents#templateDelivered} only, and no daily limit is kept unless {@link #quotas} sets one;
 *   <li>{@code POST /cgi-bin/message/custom/send}: the types text, image, voice and news; any other gets 40008. It is judged in the
 *       order type, receiver, agent, content, window (45015), quota (45047); see {@link ReplyWindow}. Of the open windows the one
 *       that closes first is used up first. Unfollowing closes all, doing something opens one without following, too. Every
 *       {@code media_id} counts as existing;
 *   <li>{@code GET /cgi-bin/customservice/getkflist}, {@code GET /cgi-bin/customservice/getonlinekflist}: what
 *       {@link CustomerService#addAgent} added;
 *   <li>{@code GET /cgi-bin/ticket/getticket}: the types {@code jsapi} and {@code wx_card}; the same ticket with the seconds
 *       that it has left, the next one when it has ended (WeChat does not say when it renews); another type gets 40035;
 *   <li>{@code POST /cgi-bin/clear_quota}, {@code /cgi-bin/clear_quota/v2}, {@code /cgi-bin/openapi/quota/clear},
 *       {@code /cgi-bin/openapi/quota/get}: see {@link ApiQuotas};
 *   <li>{@code POST /cgi-bin/openapi/rid/get}: the newest 10,000 refused calls, for seven days. Their tokens and secrets are
 *       cut short;
 *   <li>{@code GET /cgi-bin/get_api_domain_ip}: {@code 127.0.0.1}; {@code GET /cgi-bin/getcallbackip}: what
 *       {@link AccountSettings#callbackIps} set;
 *   <li>{@code POST /cgi-bin/callback/check}: resolves the host of the connected URL and opens a connection to it, where
 *       WeChat pings;
 *   <li>{@code GET /sns/oauth2/access_token}, {@code /sns/oauth2/refresh_token}, {@code /sns/userinfo}, {@code /sns/auth}: sign-in
 *       of those who {@linkplain Citizen#opens opened a link}. Refreshing makes a new access token, the earlier one lives to
 *       its end; the refresh token stays the same and is not prolonged.
 * </ul>
 *
 * <p>A call is judged in this order: ordered faults, {@linkplain ApiSecurity security}, path, access token, method, quota, body,
 * content. For a token: grant_type, appid, secret, {@linkplain AccountSettings settings}. Thread-safe.
 */
public final class SimulatedAccount {
    private final String appSecret;
    private final CallbackIdentity identity;
    private final AccessTokens tokens;
    private final OfficialAccountApi api;
    private final LiveMenus menus;
    private final TemplateMessages templates;
    private final CallbackLine line;
    private final Pushes pushes;
    private final Messages messages;
    private final MenuEvents menuEvents;
    private final Reports reports;
    private final Agents agents;
    private final OpenWindows windows;
    private final Console console;
    private final Quotas quotas;
    private final TicketEndpoint tickets;
    private final SecurityKeys securityKeys;
    private final SecurityPolicy securityPolicy;
    private final Faults faults;
    private final WireHost host;
    private final WireHost backupHost;
    private final SignInDesk signIn;

    SimulatedAccount(People people, WireClient client, Journal journal, RandomText random, Clock clock) {
        appSecret = random.hex(32);
        identity = new CallbackIdentity(
                "wx" + random.hex(16),
                "gh_" + random.hex(12),
                random.lettersAndDigits(32),
                random.lettersAndDigits(43));
        console = new Console();
        quotas = new Quotas(clock);
        tokens = new AccessTokens(random, clock);
        Rids rids = new Rids(random, clock);
        api = new OfficialAccountApi(this::pass, quotas, rids);
        menus = new LiveMenus(random);
        templates = new TemplateMessages(people, random, clock);
        tickets = new TicketEndpoint(console, random, clock);
        line = new CallbackLine(identity, client, journal, random, clock);
        pushes = new Pushes(identity, random, clock);
        messages = new Messages(pushes, random);
        menuEvents = new MenuEvents(pushes, messages, random);
        reports = new Reports(identity, pushes, random);
        agents = new Agents();
        windows = new OpenWindows(clock);
        new TokenEndpoints(identity.appId(), appSecret, console, tokens, clock).addTo(api);
        new QuotaEndpoints(identity.appId(), appSecret, console, quotas, api, clock).add();
        new RidEndpoint(rids, console, clock).addTo(api);
        new NetworkEndpoints(console, line).addTo(api);
        tickets.addTo(api);
        new MenuEndpoints(menus).addTo(api);
        new ConditionalMenuEndpoints(menus, people).addTo(api);
        templates.addTo(api);
        agents.addTo(api);
        new ServiceMessages(people, agents, windows).addTo(api);
        securityKeys = new SecurityKeys(identity.appId(), random, clock);
        securityPolicy = new SecurityPolicy();
        faults = new Faults(new SecureLayer(identity.appId(), api, securityKeys, securityPolicy, random, clock));
        signIn = new SignInDesk(identity.appId(), appSecret, console, api, journal, random, clock);
        host = new WireHost(faults, journal, clock);
        backupHost = new WireHost(faults, journal, clock);
        securityPolicy.addBase(host.url());
    }

    private void pass(Optional<String> accessToken) {
        tokens.pass(accessToken);
        console.requireAccountInUse();
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

    /** Returns the token that callbacks are signed with now. */
    public String callbackToken() {
        return line.account().token();
    }

    /** Returns the EncodingAESKey of now, 43 letters and digits; its last character may carry spare bits, as real ones do. */
    public String encodingAesKey() {
        return line.account().encodingAesKey();
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

    /** Returns the default menu as last accepted, as {@code {"button":[…]}}; empty when none was made through the API. */
    public Optional<String> menuJson() {
        return menus.json();
    }

    /**
     * Answers the next call of {@code path} with {@code errcode}, without any effect and before any check. Orders for one
     * path queue up.
     *
     * @param path the path without query, such as {@code /cgi-bin/menu/create}
     */
    public void answerNext(String path, int errcode) {
        failNext(path, Fault.errcode(errcode));
    }

    /**
     * Adds an API that the simulator does not have, or replaces one. Calls with a valid access token and the right method are
     * answered with what the function makes of the body, and with an HTML page of status 500 when it fails.
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
        failNext(path, Fault.slow(delay));
    }

    /** Lets the next call of {@code path} have its effect and then cuts the connection instead of answering. */
    public void hangUpNext(String path) {
        failNext(path, Fault.hangUp());
    }

    /**
     * Lets the next call of {@code path} fail, on whichever host it arrives. Orders for one path queue up, with those of
     * {@link #answerNext}, {@link #delayNext} and {@link #hangUpNext}; each takes one call.
     *
     * @param path the path without query, such as {@code /sns/userinfo}
     */
    public void failNext(String path, Fault fault) {
        failNext(path, fault, 1);
    }

    /**
     * Lets the next calls of {@code path} fail, like {@link #failNext(String, Fault)}.
     *
     * @param times how many, from 1 to 100,000
     */
    public void failNext(String path, Fault fault, int times) {
        faults.add(path, fault.in(api), times);
    }

    /** Returns what the owner and WeChat set about the account. */
    public AccountSettings settings() {
        return new AccountSettings(console);
    }

    /** Returns what is done about the menu by hand. */
    public AccountMenus menus() {
        return new AccountMenus(menus);
    }

    /** Returns the way of messages and events to the developer's server, and what goes wrong on it. */
    public Callbacks callbacks() {
        return new Callbacks(line);
    }

    /** Returns the events that WeChat pushes without a citizen writing or tapping. */
    public AccountEvents events() {
        return new AccountEvents(templates, reports, line);
    }

    /** Returns the agents and the limits of customer-service messages. */
    public CustomerService customerService() {
        return new CustomerService(agents, windows, reports, line);
    }

    /** Returns how often each path may be called. */
    public ApiQuotas quotas() {
        return new ApiQuotas(quotas);
    }

    /** Returns the switch and the keys of signed and encrypted calls. */
    public ApiSecurity apiSecurity() {
        return new ApiSecurity(securityKeys, securityPolicy);
    }

    /**
     * Does what {@code wx.config} does on a page in WeChat. The signature is judged under the jsapi ticket that is good now.
     *
     * @param pageUrl the page as the browser loaded it; a fragment is cut off
     * @param timestamp as the page passes it, Unix seconds
     * @return {@code config:ok}, {@code config:fail,invalid url domain} or {@code config:invalid signature}
     */
    public String jsSdkConfig(URI pageUrl, String timestamp, String nonceStr, String signature) {
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(nonceStr, "nonceStr");
        Objects.requireNonNull(signature, "signature");
        return tickets.config(pageUrl, timestamp, nonceStr, signature);
    }

    WireHost host() {
        return host;
    }

    WireHost backupHost() {
        return backupHost;
    }

    SignInDesk signIn() {
        return signIn;
    }

    void close() {
        try {
            host.close();
        } finally {
            backupHost.close();
            signIn.close();
        }
    }

    LiveMenus liveMenus() {
        return menus;
    }

    CallbackLine line() {
        return line;
    }

    Pushes pushes() {
        return pushes;
    }

    Messages messages() {
        return messages;
    }

    OpenWindows windows() {
        return windows;
    }

    MenuEvents menuEvents() {
        return menuEvents;
    }
}
