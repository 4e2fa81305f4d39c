package io.github.weizheng.payment.utility;

import io.github.weizheng.core.WeChatException;

/** A bill that cannot be paid now. Nothing was collected; tell the citizen why. */
public final class CheckoutRefusedException extends WeChatException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    CheckoutRefusedException(Reason reason) {
        super(reason.text, Effect.NONE, null);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Why a bill cannot be paid. A minor release may add one. */
    public enum Reason {
        /** It has been paid; the write-off may still be under way. */
        ALREADY_PAID("the bill has been paid"),
        /** Somebody may be paying it at this moment: try again in a minute. */
        BEING_PAID("somebody may be paying the bill at this moment"),
        /** The billing system does not have it as due. */
        NOT_DUE("the bill is not due"),
        /** Money has come in for it that does not fit; a human is to look first. */
        DISPUTED("a payment of the bill is in dispute");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }
}
