package io.github.weizheng.testkit.console;

import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/** What the account's owner and WeChat's risk control have set, and what it forbids. Thread-safe. */
public final class Console {
    private final Set<String> signInHosts = new CopyOnWriteArraySet<>();
    private final Set<String> jsSdkHosts = new CopyOnWriteArraySet<>();
    private volatile @Nullable Set<String> allowedIps;
    private volatile String callerIp = "127.0.0.1";
    private volatile List<String> callbackIps = List.of("127.0.0.1");
    private volatile boolean secretFrozen;
    private volatile boolean accountFrozen;
    private volatile boolean consentPermitted = true;
    private volatile boolean boundToOpenPlatform;
    private volatile int tokenRefusal;

    /**
     * Lets a caller pass who asks for an access token with the right secret.
     *
     * @throws ApiRefusal 40243, 50007, 40164, or what risk control says
     */
    public void requireMayHaveToken() {
        requireSecretInUse();
        requireAccountInUse();
        Set<String> allowed = allowedIps;
        if (allowed != null && !allowed.contains(callerIp)) {
            throw new ApiRefusal(
                    Errcode.INVALID_IP, "invalid ip " + callerIp + " ipv6 ::ffff:" + callerIp + ", not in whitelist");
        }
        int refusal = tokenRefusal;
        if (refusal != 0) {
            throw new ApiRefusal(refusal);
        }
    }

    public void requireSecretInUse() {
        if (secretFrozen) {
            throw new ApiRefusal(Errcode.SECRET_FROZEN);
        }
    }

    public void requireAccountInUse() {
        if (accountFrozen) {
            throw new ApiRefusal(Errcode.ACCOUNT_FROZEN);
        }
    }

    public Set<String> signInHosts() {
        return signInHosts;
    }

    public Set<String> jsSdkHosts() {
        return jsSdkHosts;
    }

    public void allowIps(@Nullable Set<String> ips) {
        allowedIps = ips;
    }

    public String callerIp() {
        return callerIp;
    }

    public void callerIp(String ip) {
        callerIp = ip;
    }

    public List<String> callbackIps() {
        return callbackIps;
    }

    public void callbackIps(List<String> ips) {
        callbackIps = ips;
    }

    public void freezeSecret(boolean frozen) {
        secretFrozen = frozen;
    }

    public void freezeAccount(boolean frozen) {
        accountFrozen = frozen;
    }

    public boolean accountFrozen() {
        return accountFrozen;
    }

    public void refuseTokens(int errcode) {
        tokenRefusal = errcode;
    }

    public boolean consentPermitted() {
        return consentPermitted;
    }

    public void permitConsent(boolean permitted) {
        consentPermitted = permitted;
    }

    public boolean boundToOpenPlatform() {
        return boundToOpenPlatform;
    }

    public void bindToOpenPlatform(boolean bound) {
        boundToOpenPlatform = bound;
    }
}
