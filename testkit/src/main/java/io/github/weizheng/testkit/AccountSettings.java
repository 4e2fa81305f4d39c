package io.github.weizheng.testkit;

import io.github.weizheng.testkit.console.Console;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * What the account's owner sets in WeChat's console, and what WeChat does to an account. Everything takes effect at once.
 * Thread-safe.
 */
public final class AccountSettings {
    private final Console console;

    AccountSettings(Console console) {
        this.console = console;
    }

    /**
     * Turns the IP allow-list (API IP 白名单) on: access tokens are handed out to these addresses only, others get 40164. It
     * is off at first.
     *
     * @param ips addresses as text, compared literally
     */
    public void allowOnlyIps(String... ips) {
        console.allowIps(Set.copyOf(List.of(ips)));
    }

    /** Turns the IP allow-list off. */
    public void allowEveryIp() {
        console.allowIps(null);
    }

    /** Sets the address that calls seem to come from; {@code 127.0.0.1} at first. */
    public void callerIp(String ip) {
        console.callerIp(Objects.requireNonNull(ip, "ip"));
    }

    /**
     * Sets what {@code /cgi-bin/getcallbackip} tells; {@code 127.0.0.1} at first, which is where pushes come from all the time.
     *
     * @param ips addresses or ranges such as {@code 101.226.62.0/24}, told as they are
     */
    public void callbackIps(String... ips) {
        console.callbackIps(List.of(ips));
    }

    /** Freezes the AppSecret or thaws it: whatever needs it gets 40243. Tokens live on. */
    public void freezeSecret(boolean frozen) {
        console.freezeSecret(frozen);
    }

    /** Freezes the account or thaws it: every call gets 50007, every sign-in page 10004. */
    public void freezeAccount(boolean frozen) {
        console.freezeAccount(frozen);
    }

    /**
     * Refuses access tokens until {@link #grantTokens}, as risk control does: 89503 until an administrator agrees, 89506 and
     * 89507 after one has refused, 50004 when the token API is forbidden.
     *
     * @param errcode not 0
     */
    public void refuseTokens(int errcode) {
        if (errcode == 0) {
            throw new IllegalArgumentException("errcode: must not be 0");
        }
        console.refuseTokens(errcode);
    }

    /** Ends {@link #refuseTokens}. */
    public void grantTokens() {
        console.refuseTokens(0);
    }

    /**
     * Adds a 网页授权域名: sign-in may lead back to this host. There is none at first.
     *
     * @param host the full host name, without scheme, port and path; subdomains are not meant
     */
    public void addSignInHost(String host) {
        console.signInHosts().add(requireHost(host));
    }

    /** Sets whether the account may ask for {@code snsapi_userinfo}, else 10005; it may at first. */
    public void permitUserInfoScope(boolean permitted) {
        console.permitConsent(permitted);
    }

    /** Binds the account to an open-platform account, so that sign-in with {@code snsapi_userinfo} tells the unionid. */
    public void bindToOpenPlatform(boolean bound) {
        console.bindToOpenPlatform(bound);
    }

    /**
     * Adds a JS接口安全域名: pages on this host may use the JS-SDK. There is none at first.
     *
     * @param host the full host name, without scheme, port and path
     */
    public void addJsSdkHost(String host) {
        console.jsSdkHosts().add(requireHost(host));
    }

    private static String requireHost(String host) {
        if (host.isBlank() || host.indexOf('/') >= 0 || host.indexOf(':') >= 0) {
            throw new IllegalArgumentException("host: must be a host name without scheme, port and path: " + host);
        }
        return host.toLowerCase(Locale.ROOT);
    }
}
