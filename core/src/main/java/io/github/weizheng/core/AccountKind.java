package io.github.weizheng.core;

/**
 * What kind of account it is, as its console shows: 服务号 or 公众号 (formerly 订阅号), certified (微信认证) or not, and whether its subject is a
 * government body, a public institution (事业单位) or a media house, for which WeChat makes exceptions.
 *
 * <p>It decides which APIs the account may call. Immutable and thread-safe.
 */
public final class AccountKind {
    private final boolean service;
    private final boolean certified;
    private final boolean publicBody;

    private AccountKind(boolean service, boolean certified, boolean publicBody) {
        this.service = service;
        this.certified = certified;
        this.publicBody = publicBody;
    }

    /** A 服务号, not certified. */
    public static AccountKind service() {
        return new AccountKind(true, false, false);
    }

    /** A 公众号 (formerly 订阅号), not certified. */
    public static AccountKind subscription() {
        return new AccountKind(false, false, false);
    }

    /** The same, certified (微信认证). */
    public AccountKind certified() {
        return new AccountKind(service, true, publicBody);
    }

    /** The same, of a government body, a public institution or a media house (政府、事业单位、媒体). */
    public AccountKind ofPublicBody() {
        return new AccountKind(service, certified, true);
    }

    /** Whether it is a 服务号. */
    public boolean isService() {
        return service;
    }

    /** Whether it is certified. */
    public boolean isCertified() {
        return certified;
    }

    /** Whether its subject is a government body, a public institution or a media house. */
    public boolean isOfPublicBody() {
        return publicBody;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountKind that
                && service == that.service
                && certified == that.certified
                && publicBody == that.publicBody;
    }

    @Override
    public int hashCode() {
        return (service ? 4 : 0) + (certified ? 2 : 0) + (publicBody ? 1 : 0);
    }

    /** In Chinese, as the console says it. */
    @Override
    public String toString() {
        return (certified ? "已认证" : "未认证") + (publicBody ? "政务/事业/媒体" : "") + (service ? "服务号" : "公众号");
    }
}
