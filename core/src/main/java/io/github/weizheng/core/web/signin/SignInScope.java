package io.github.weizheng.core.web.signin;

import java.util.regex.Pattern;

/**
 * What the citizen is asked for. An open set: WeChat may add to it.
 *
 * <p>Immutable and thread-safe.
 */
public final class SignInScope {
    private static final Pattern FORM = Pattern.compile("[a-z_]{1,64}");

    /** {@code snsapi_base}: the openid only, without a question. */
    public static final SignInScope BASE = new SignInScope("snsapi_base");

    /**
     * {@code snsapi_userinfo}: nickname and picture too; the citizen is asked. WeChat shows its snapshot page (快照页) in place of one that
     * asks at once and without need.
     */
    public static final SignInScope USERINFO = new SignInScope("snsapi_userinfo");

    private final String value;

    private SignInScope(String value) {
        this.value = value;
    }

    /**
     * A scope by its name.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 small letters and {@code _}
     */
    public static SignInScope of(String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("scope: 1 to 64 small letters and _, actual length " + value.length());
        }
        return new SignInScope(value);
    }

    /** The name. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignInScope that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
