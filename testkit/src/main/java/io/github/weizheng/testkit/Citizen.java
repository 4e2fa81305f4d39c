package io.github.weizheng.testkit;

import io.github.weizheng.testkit.callback.Push;
import io.github.weizheng.testkit.pay.PayEvent;
import io.github.weizheng.testkit.pay.order.Cashier;
import io.github.weizheng.testkit.people.Person;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A person with WeChat on the phone. Whatever the person does is pushed on the calling thread, and the method returns when
 * the push has ended: with the first acceptable answer, or after three attempts without a pause between them. (WeChat's page
 * says "three in all" and leaves open whether that counts the first; here it does, unless {@link Callbacks#attempts} says
 * otherwise. WeChat's own pause after many failures is simulated by {@link Callbacks#suspend} only.) Thread-safe.
 *
 * <p>Writing and tapping do not require following; the simulator does not judge whether the person could see the account.
 */
public final class Citizen {
    private final Person person;
    private final SimulatedAccount account;
    private final SimulatedMerchant merchant;

    Citizen(Person person, SimulatedAccount account, SimulatedMerchant merchant) {
        this.person = person;
        this.account = account;
        this.merchant = merchant;
    }

    /** Returns the same person at another merchant's cashier. */
    public Citizen at(SimulatedMerchant other) {
        return new Citizen(person, account, other);
    }

    /** Returns the person's openid under the simulated account. */
    public String openId() {
        return person.openId();
    }

    /** Tells whether the person follows the account. */
    public boolean following() {
        return person.following();
    }

    /** Follows the account; nothing is pushed when the person does so already. */
    public Delivery follow() {
        return person.change(true) ? push(ReplyWindow.FOLLOW, account.pushes().subscribe(openId())) : Delivery.none();
    }

    /** Follows by scanning a QR code with that scene; the same as {@link #scan}. */
    public Delivery followByScanning(String scene) {
        return scan(scene);
    }

    /** Scans a QR code with that scene: SCAN when following, else the person follows now and the scene comes along. */
    public Delivery scan(String scene) {
        Push following = account.pushes().subscribeByScanning(openId(), scene);
        return person.change(true)
                ? push(ReplyWindow.FOLLOW, following)
                : push(ReplyWindow.SCAN, account.pushes().scan(openId(), scene));
    }

    /** Stops following, which ends customer service; nothing is pushed when the person does not follow. */
    public Delivery unfollow() {
        if (!person.change(false)) {
            return Delivery.none();
        }
        account.windows().closeAll(openId());
        return Delivery.of(account.line(), account.pushes().unsubscribe(openId()));
    }

    /**
     * Writes a text message.
     *
     * @throws IllegalArgumentException for control characters that XML cannot carry
     */
    public Delivery write(String text) {
        return say(account.messages().text(openId(), text));
    }

    /**
     * Writes a text message below an article of the account.
     *
     * @param msgDataId the mass send or publication that the article belongs to
     * @param idx the article's place in it, from 1
     */
    public Delivery writeBelowArticle(String text, String msgDataId, int idx) {
        return say(account.messages().textBelowArticle(openId(), text, msgDataId, idx));
    }

    /** Sends a picture that WeChat stored under that URL. */
    public Delivery sendImage(String picUrl) {
        return say(account.messages().image(openId(), picUrl));
    }

    /** Sends a recording in a format such as {@code amr}, of which WeChat does not tell the words. */
    public Delivery sendVoice(String format) {
        return say(account.messages().voice(openId(), format));
    }

    /** Sends a recording of which WeChat tells the words; they may be empty. */
    public Delivery sendVoice(String format, String recognition) {
        return say(account.messages().voice(openId(), format, recognition));
    }

    /** Sends a video. */
    public Delivery sendVideo() {
        return say(account.messages().video(openId()));
    }

    /** Sends a short video (小视频). */
    public Delivery sendShortVideo() {
        return say(account.messages().shortVideo(openId()));
    }

    /** Sends a place; degrees, the label may be empty. */
    public Delivery sendLocation(double latitude, double longitude, String label) {
        return say(account.messages().location(openId(), latitude, longitude, label));
    }

    /** Sends a link. */
    public Delivery sendLink(String title, String description, String url) {
        return say(account.messages().link(openId(), title, description, url));
    }

    /** Sends a file, a type that no page documents for official accounts and that has been seen. */
    public Delivery sendFile(String name, long bytes) {
        return say(account.messages().file(openId(), name, bytes));
    }

    /**
     * Sends a message of any type.
     *
     * @param xmlFields well-formed elements beyond the common fields and MsgId, such as {@code <Title>…</Title>}
     * @throws IllegalArgumentException for elements that are not well-formed
     */
    public Delivery send(String msgType, String xmlFields) {
        return say(account.messages().other(openId(), msgType, xmlFields));
    }

    /**
     * Causes an event of any name, which opens no {@link ReplyWindow}; see {@link AccountEvents} for those that need no citizen.
     *
     * @param xmlFields well-formed elements beyond the common fields, such as {@code <EventKey>…</EventKey>}
     * @throws IllegalArgumentException for elements that are not well-formed
     */
    public Delivery cause(String event, String xmlFields) {
        return Delivery.of(account.line(), account.pushes().event(openId(), event, xmlFields));
    }

    /** Tells the account where the phone is, as when opening the chat: the event LOCATION; degrees and metres. */
    public Delivery reportLocation(double latitude, double longitude, double precision) {
        return Delivery.of(account.line(), account.pushes().location(openId(), latitude, longitude, precision));
    }

    /**
     * Gives the person a tag (用户标签), which conditional menus go by: with several tags the one added last decides. Giving one
     * twice changes nothing; every number counts as a tag of the account.
     *
     * @param tagId 0 or more
     * @throws IllegalStateException when the person has 20 others
     */
    public void tagged(int tagId) {
        if (tagId < 0) {
            throw new IllegalArgumentException("tagId: must not be negative: " + tagId);
        }
        person.tag(tagId);
    }

    /** Takes a tag away; nothing happens when the person does not have it. */
    public void untagged(int tagId) {
        person.untag(tagId);
    }

    /** Sets what the person's WeChat runs on, which conditional menus may go by; {@link ClientPlatform#OTHER} at first. */
    public void platform(ClientPlatform platform) {
        person.platform(
                switch (platform) {
                    case IOS -> "1";
                    case ANDROID -> "2";
                    case OTHER -> "3";
                });
    }

    /**
     * Returns the menu that the person sees as {@code {"button":[…]}}: the newest conditional one that fits, else the default
     * one; empty when there is none or it is closed.
     */
    public Optional<String> menu() {
        return account.liveMenus().seenBy(person);
    }

    /**
     * Taps a menu button, as {@link MenuButton#tap} does.
     *
     * @param menuPath the names from the column down in the menu that the person sees, such as {@code tap("服务汇", "办事查询")}
     * @throws IllegalArgumentException when there is no such button, naming those that there are
     */
    public Delivery tap(String... menuPath) {
        return button(menuPath).tap();
    }

    /** Returns a menu button, to scan, photograph or choose a place with; found like {@link #tap} finds it. */
    public MenuButton button(String... menuPath) {
        return new MenuButton(this, account, account.liveMenus().button(person, menuPath));
    }

    /** Taps an item of a menu message (客服菜单消息), which writes its text along with its id. */
    public Delivery tapMenuMessage(String itemId, String itemText) {
        return push(ReplyWindow.MENU, account.messages().textOfMenuItem(openId(), itemText, itemId));
    }

    /**
     * Sends the same message or event once more, like {@link Callbacks#redeliver}.
     *
     * @throws IllegalArgumentException when nothing was to be pushed then, or by somebody else
     */
    public Delivery redeliver(Delivery earlier) {
        if (earlier.push().filter(p -> p.openId().equals(openId())).isEmpty()) {
            throw new IllegalArgumentException("earlier: not a push of " + openId());
        }
        return account.callbacks().redeliver(earlier);
    }

    /** Returns the customer-service messages that arrived, oldest first; the newest 10,000 are kept. */
    public List<CitizenSees> received() {
        return person.messages();
    }

    /** Returns the template notices that arrived, oldest first; the newest 10,000 are kept. */
    public List<Notice> notices() {
        return person.notices();
    }

    /**
     * Pays on the page that {@code WeixinJSBridge.invoke("getBrandWCPayRequest", …)} opens, and waits until the merchant's
     * server has been told. What it does not acknowledge is told again by
     * {@link SimulatedMerchant#deliverDueNotifications}. So do all ways to pay.
     *
     * @param bridgeParametersJson the object with {@code appId}, {@code timeStamp}, {@code nonceStr}, {@code package},
     *     {@code signType} and {@code paySign}
     */
    public Payment pay(String bridgeParametersJson) {
        return pay(Payment.Way.WECHAT, cashier -> cashier.openInWeChat(openId(), bridgeParametersJson));
    }

    /**
     * Pays on the page that {@code wx.requestPayment} opens.
     *
     * @param parametersJson the same object without {@code appId}
     */
    public Payment payInMiniProgram(String parametersJson) {
        return pay(Payment.Way.MINI_PROGRAM, cashier -> cashier.openInMiniProgram(openId(), parametersJson));
    }

    /**
     * Pays after an app has called WeChat's SDK.
     *
     * @param parametersJson the object with {@code appid}, {@code partnerid}, {@code prepayid}, {@code package},
     *     {@code noncestr}, {@code timestamp} and {@code sign}
     */
    public Payment payInApp(String parametersJson) {
        return pay(Payment.Way.APP, cashier -> cashier.openInApp(openId(), parametersJson));
    }

    /** Pays after scanning the code that shows a {@code code_url}. */
    public Payment scans(String codeUrl) {
        return pay(Payment.Way.UNTOLD, cashier -> cashier.scan(openId(), codeUrl));
    }

    /**
     * Pays after a page in another browser has led to an {@code h5_url}.
     *
     * @param h5Url with or without {@code &redirect_url=…}, which must be encoded and lead back to the page's host
     * @param pageUrl the page, which the browser names as Referer; whether its domain is registered is not judged
     */
    public Payment opensH5(String h5Url, String pageUrl) {
        return pay(Payment.Way.UNTOLD, cashier -> cashier.openH5(openId(), h5Url, pageUrl));
    }

    private Payment pay(Payment.Way way, Function<Cashier, PayEvent> till) {
        return merchant.pay(way, till, () -> account.windows().open(openId(), ReplyWindow.PAYMENT));
    }

    /**
     * Opens an authorize link (网页授权) in WeChat and agrees when asked. The link must begin with the simulator's
     * {@link WeChatSimulator#openUrl()} or {@code https://open.weixin.qq.com}. Nothing is requested from the page that
     * the redirect names; do that with an HTTP client of yours.
     *
     * <p>Chosen where the documentation is silent: parameters after {@code state} are {@code forcePopup} and
     * {@code forceSnapShot} only and change nothing; {@code snsapi_userinfo} always asks; a port in the redirect is allowed.
     */
    public WebSignIn opens(String authorizeUrl) {
        return account.signIn().open(person, authorizeUrl, true);
    }

    /** Opens an authorize link like {@link #opens}, and refuses when asked; {@code snsapi_base} does not ask. */
    public WebSignIn opensAndRefuses(String authorizeUrl) {
        return account.signIn().open(person, authorizeUrl, false);
    }

    /** Sets what web pages learn of the person with {@code snsapi_userinfo}. */
    public void showAs(String nickname, String headImgUrl) {
        person.show(Objects.requireNonNull(nickname, "nickname"), Objects.requireNonNull(headImgUrl, "headImgUrl"));
    }

    /**
     * Sets whether pages that ask for consent open as snapshot pages (快照页): the developer then sees a virtual user, another
     * one each time, marked with {@code is_snapshotuser}.
     */
    public void seeSnapshotPages(boolean snapshots) {
        person.seeSnapshots(snapshots);
    }

    /** Changes the person's WeChat password: tokens of web sign-in from before get 42007. */
    public void changePassword() {
        person.changePassword();
    }

    Delivery say(Push message) {
        return push(ReplyWindow.MESSAGE, message);
    }

    private Delivery push(ReplyWindow opened, Push push) {
        account.windows().open(openId(), opened);
        return Delivery.of(account.line(), push);
    }
}
