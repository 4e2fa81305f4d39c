package io.github.weizheng.payment;

/**
 * The merchant's signature over what a page or app hands to WeChat to open the cashier.
 *
 * @param signType {@code RSA}, or what was configured
 * @param timeStamp Unix seconds, as text because WeChat's JavaScript takes no number
 * @param nonceStr 32 random letters and digits
 * @param paySign the signature in Base64
 */
public record InvocationSignature(String signType, String timeStamp, String nonceStr, String paySign) {
    /** Without the signature. */
    @Override
    public String toString() {
        return "InvocationSignature[" + timeStamp + "]";
    }
}
