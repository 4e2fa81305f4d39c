package io.github.weizheng.testkit;

import io.github.weizheng.testkit.callback.CallbackLine;
import io.github.weizheng.testkit.callback.Outcome;
import io.github.weizheng.testkit.callback.Push;
import io.github.weizheng.testkit.people.Person;
import java.util.List;
import java.util.Objects;

/**
 * A person with WeChat on the phone. Whatever the person does is pushed on the calling thread, and the method returns when
 * the push has ended: with the first acceptable answer, or after three attempts without a pause between them. (WeChat's page
 * says "three in all" and leaves open whether that counts the first; here it does. WeChat's own pause after many failures is
 * not simulated.) Thread-safe.
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
        return person.change(true) ? push(account.pushes().subscribe(openId())) : nothing();
    }

    /** Follows by scanning a QR code with that scene; the same as {@link #scan}. */
    public Delivery followByScanning(String scene) {
        return scan(scene);
    }

    /** Scans a QR code with that scene: SCAN when following, else the person follows now and the scene comes along. */
    public Delivery scan(String scene) {
        Push following = account.pushes().subscribeByScanning(openId(), scene);
        return push(person.change(true) ? following : account.pushes().scan(openId(), scene));
    }

    /** Stops following; nothing is pushed when the person does not follow. */
    public Delivery unfollow() {
        return person.change(false) ? push(account.pushes().unsubscribe(openId())) : nothing();
    }

    /**
     * Writes a text message.
     *
     * @throws IllegalArgumentException for control characters that XML cannot carry
     */
    public Delivery write(String text) {
        return push(account.pushes().text(openId(), text));
    }

    /** Sends a picture that WeChat stored under that URL. */
    public Delivery sendImage(String picUrl) {
        return push(account.pushes().image(openId(), picUrl));
    }

    /**
     * Taps a menu button. What is pushed depends on its type; the material and article types push nothing, nor does opening
     * a column. The pictures or the location message that WeChat sends after a {@code pic_…} or {@code location_select}
     * event do not follow by themselves; a scanned code always reads {@code 1}.
     *
     * @param menuPath the names from the column down, such as {@code tap("服务汇", "办事查询")}
     * @throws IllegalArgumentException when there is no such button, naming those that there are
     */
    public Delivery tap(String... menuPath) {
        return account.menuEvents()
                .of(openId(), account.menu().button(menuPath))
                .map(this::push)
                .orElseGet(Citizen::nothing);
    }

    /**
     * Sends the same message or event once more, as WeChat does when it missed the answer: same content, fresh timestamp,
     * nonce and encryption. It is one attempt.
     *
     * @throws IllegalArgumentException when nothing was to be pushed then, or by somebody else
     */
    public Delivery redeliver(Delivery earlier) {
        Push push = earlier.push()
                .filter(p -> p.openId().equals(openId()))
                .orElseThrow(() -> new IllegalArgumentException("earlier: not a push of " + openId()));
        return new Delivery(push, account.line().deliver(push, 1));
    }

    /** Returns the template notices that arrived, oldest first; the newest 10,000 are kept. */
    public List<Notice> notices() {
        return person.notices();
    }

    /**
     * Pays on the page that {@code WeixinJSBridge.invoke("getBrandWCPayRequest", …)} opens, and waits until the merchant's
     * server has been told. The platform tells it once; {@link SimulatedMerchant#resendNotification} does so again.
     *
     * @param bridgeParametersJson the object with {@code appId}, {@code timeStamp}, {@code nonceStr}, {@code package},
     *     {@code signType} and {@code paySign}
     */
    public Payment pay(String bridgeParametersJson) {
        return merchant.pay(openId(), bridgeParametersJson);
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

    private Delivery push(Push push) {
        return new Delivery(push, account.line().deliver(push, CallbackLine.ATTEMPTS));
    }

    private static Delivery nothing() {
        return new Delivery(null, Outcome.silent());
    }
}
