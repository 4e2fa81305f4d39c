package io.github.weizheng.payment;

import io.github.weizheng.core.api.ApiException;
import java.util.Locale;
import java.util.Objects;

/**
 * WeChat Pay's word for why it refused, whichever way it is spelt: {@code ORDERPAID} and {@code ORDER_PAID} are equal. An open set: compare
 * with the constants, expect others.
 *
 * <p>What to do about one says the exception itself: {@link ApiException#retryable()} and its remedies. Immutable and thread-safe.
 */
public final class PayCode {
    /** WeChat Pay failed; the outcome is not known. */
    public static final PayCode SYSTEM_ERROR = of("SYSTEM_ERROR");
    /** The bank failed; the outcome is not known. */
    public static final PayCode BANK_ERROR = of("BANK_ERROR");
    /** Too many calls, or two at once on the same order. */
    public static final PayCode FREQUENCY_LIMITED = of("FREQUENCY_LIMITED");
    /** The rate limit is exceeded. */
    public static final PayCode RATELIMIT_EXCEEDED = of("RATELIMIT_EXCEEDED");
    /** The citizen is typing the password. */
    public static final PayCode USER_PAYING = of("USER_PAYING");
    /** A parameter is wrong. */
    public static final PayCode PARAM_ERROR = of("PARAM_ERROR");
    /** Against a rule, among them: the number was used with other parameters. */
    public static final PayCode INVALID_REQUEST = of("INVALID_REQUEST");
    /** The appid is not bound to the merchant. */
    public static final PayCode APPID_MCHID_NOT_MATCH = of("APPID_MCHID_NOT_MATCH");
    /** There is no such merchant. */
    public static final PayCode MCH_NOT_EXISTS = of("MCH_NOT_EXISTS");
    /** The order is paid. */
    public static final PayCode ORDER_PAID = of("ORDER_PAID");
    /** The order is closed. */
    public static final PayCode ORDER_CLOSED = of("ORDER_CLOSED");
    /** There is no such order, or it is another merchant's. */
    public static final PayCode ORDER_NOT_EXIST = of("ORDER_NOT_EXIST");
    /** The number was used before. */
    public static final PayCode OUT_TRADE_NO_USED = of("OUT_TRADE_NO_USED");
    /** There is no such thing: of refunds, not accepted; of certificates, none. */
    public static final PayCode RESOURCE_NOT_EXISTS = of("RESOURCE_NOT_EXISTS");
    /** Not enough money: the merchant's for a refund, the citizen's for a payment. */
    public static final PayCode NOT_ENOUGH = of("NOT_ENOUGH");
    /** The signature is not right. */
    public static final PayCode SIGN_ERROR = of("SIGN_ERROR");
    /** The product is not open to the merchant. */
    public static final PayCode NO_AUTH = of("NO_AUTH");
    /** Nothing happened that day, so there is no bill. */
    public static final PayCode NO_STATEMENT_EXIST = of("NO_STATEMENT_EXIST");
    /** The bill is being written: ask later. */
    public static final PayCode STATEMENT_CREATING = of("STATEMENT_CREATING");

    private final String value;
    private final String canonical;

    private PayCode(String value, String canonical) {
        this.value = value;
        this.canonical = canonical;
    }

    /** The word as it came. */
    public static PayCode of(String value) {
        return new PayCode(value, canonical(Objects.requireNonNull(value, "value")));
    }

    /** The word of that refusal. */
    public static PayCode of(ApiException refusal) {
        return of(Objects.requireNonNull(refusal, "refusal").code());
    }

    /** The word as it came. */
    public String value() {
        return value;
    }

    /** Both spellings, and what earlier versions of an API called the same. */
    private static String canonical(String word) {
        String bare = word.replace("_", "").toUpperCase(Locale.ROOT);
        return switch (bare) {
            case "ORDERNOTEXISTS" -> "ORDERNOTEXIST";
            case "NOBILLEXIST" -> "NOSTATEMENTEXIST";
            case "BILLCREATING" -> "STATEMENTCREATING";
            case "AUTHCODEEXPIRED" -> "AUTHCODEEXPIRE";
            default -> bare;
        };
    }

    /** How the catalogue of remedies names it. */
    String canonical() {
        return canonical;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PayCode that && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    /** The word as it came. */
    @Override
    public String toString() {
        return value;
    }
}
