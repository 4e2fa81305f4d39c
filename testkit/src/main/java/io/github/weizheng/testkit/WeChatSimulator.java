package io.github.weizheng.testkit;

import io.github.weizheng.testkit.pay.suite.Suite;
import io.github.weizheng.testkit.people.People;
import io.github.weizheng.testkit.wire.Journal;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A WeChat of your own, with one certified service account, one merchant and a clock that you can move. Point a client's base URL at
 * {@link #apiUrl()}, connect the account to your server, and let citizens act:
 *
 * <pre>{@code
 * try (WeChatSimulator wechat = WeChatSimulator.start()) {
 *     SimulatedAccount account = wechat.account();
 *     // … start your server with account.appId(), account.callbackToken(), account.encodingAesKey()
 *     account.connect(URI.create("http://127.0.0.1:8080/wechat"), CallbackMode.SECURE);
 *     Delivery delivery = wechat.citizen("oLiLei").write("社保");
 *     delivery.reply().ifPresent(reply -> …);
 * }
 * }</pre>
 *
 * <p>Many simulators can run side by side; they share nothing. Thread-safe.
 */
public final class WeChatSimulator implements AutoCloseable {
    private final SimulatorClock clock = new SimulatorClock();
    private final Journal journal = new Journal();
    private final WireClient client = new WireClient();
    private final People people = new People();
    private final Map<String, Citizen> citizens = new ConcurrentHashMap<>();
    private final SimulatedAccount account;
    private final RandomText random = new RandomText();
    private final SimulatedMerchant merchant;
    private @Nullable SimulatedMerchant smMerchant;

    private WeChatSimulator() {
        account = new SimulatedAccount(people, client, journal, random, clock);
        merchant = merchant(Suite.rsa());
    }

    private SimulatedMerchant merchant(Suite suite) {
        return new SimulatedMerchant(suite, account.appId(), people, client, journal, random, clock);
    }

    /** Starts on free ports of 127.0.0.1; there is no other I/O. */
    public static WeChatSimulator start() {
        return new WeChatSimulator();
    }

    /** Returns what stands for {@code https://api.weixin.qq.com}, without a trailing slash. */
    public URI apiUrl() {
        return account.host().url();
    }

    /** Returns what stands for {@code https://api2.weixin.qq.com}, which serves the same account, without a trailing slash. */
    public URI backupApiUrl() {
        return account.backupHost().url();
    }

    /** Returns what stands for {@code https://open.weixin.qq.com}, without a trailing slash; see {@link Citizen#opens}. */
    public URI openUrl() {
        return account.signIn().url();
    }

    /** Returns the host behind {@link #apiUrl()}. */
    public SimulatedHost apiHost() {
        return new SimulatedHost(account.host());
    }

    /** Returns the host behind {@link #backupApiUrl()}. */
    public SimulatedHost backupApiHost() {
        return new SimulatedHost(account.backupHost());
    }

    /** Returns what stands for {@code https://api.mch.weixin.qq.com}, without a trailing slash. */
    public URI payUrl() {
        return merchant.host().url();
    }

    /** Returns the account, made at start with random credentials. */
    public SimulatedAccount account() {
        return account;
    }

    /** Returns the merchant, made at start with random credentials and bound to the account. */
    public SimulatedMerchant merchant() {
        return merchant;
    }

    /**
     * Returns a merchant that speaks the domestic algorithms (国密), made when first asked for, at hosts of its own: {@link SimulatedMerchant#apiHost}. Citizens pay
     * it with {@link Citizen#at}. Needs Bouncy Castle.
     */
    public synchronized SimulatedMerchant smMerchant() {
        SimulatedMerchant made = smMerchant;
        if (made == null) {
            made = merchant(Suite.sm());
            made.keyMode(KeyMode.CERTIFICATES);
            smMerchant = made;
        }
        return made;
    }

    private synchronized void closeSmMerchant() {
        SimulatedMerchant made = smMerchant;
        if (made != null) {
            made.close();
        }
    }

    /**
     * Returns the person of that openid, always the same object. A new person does not follow the account yet.
     *
     * @param openId not empty
     */
    public Citizen citizen(String openId) {
        if (openId.isBlank()) {
            throw new IllegalArgumentException("openId: must not be blank");
        }
        return citizens.computeIfAbsent(openId, id -> new Citizen(people.person(id), account, merchant));
    }

    /** Returns the time in this WeChat. */
    public SimulatorClock clock() {
        return clock;
    }

    /** Returns the newest 10,000 exchanges in both directions, oldest first, in the order in which they ended. */
    public List<Exchange> journal() {
        return journal.snapshot();
    }

    /**
     * Adds an observer, which is called after each exchange on the thread that finished it. For calls to WeChat that is just
     * before the answer is written. What it throws goes to that thread's uncaught-exception handler.
     */
    public void observe(Consumer<Exchange> observer) {
        journal.observe(observer);
    }

    /**
     * Frees ports and threads; waiting answers are given at once. Closing again does nothing. A JVM with a simulator that is
     * not closed does not end by itself.
     */
    @Override
    public void close() {
        try {
            account.close();
        } finally {
            merchant.close();
            closeSmMerchant();
            client.close();
        }
    }
}
