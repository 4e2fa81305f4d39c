package io.github.weizheng.testkit.pay.order;

/** Why the payment page says no. */
public final class CannotPay extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotPay(String problem) {
        super(problem, null, false, false);
    }

    public String problem() {
        return String.valueOf(getMessage());
    }

    static void unless(boolean kept, String problem) {
        if (!kept) {
            throw new CannotPay(problem);
        }
    }
}
