package io.github.weizheng.testkit.api;

/** WeChat says no: an errcode and its words. Never leaves the simulator other than as JSON. */
public final class ApiRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errcode;

    public ApiRefusal(int errcode) {
        this(errcode, Errcode.text(errcode));
    }

    public ApiRefusal(int errcode, String errmsg) {
        super(errmsg, null, false, false);
        this.errcode = errcode;
    }

    public int errcode() {
        return errcode;
    }

    String errmsg() {
        return String.valueOf(getMessage());
    }
}
