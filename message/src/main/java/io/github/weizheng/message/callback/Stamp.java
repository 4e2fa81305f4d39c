package io.github.weizheng.message.callback;

import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import io.github.weizheng.core.web.CallbackRequest;

/** What a callback is signed with; each is there exactly once. */
record Stamp(String timestamp, String nonce, String signature) {
    static Stamp of(CallbackRequest request, String signature) {
        return new Stamp(required(request, "timestamp"), required(request, "nonce"), required(request, signature));
    }

    private static String required(CallbackRequest request, String parameter) {
        String value = request.parameter(parameter).orElse("");
        if (value.isEmpty()) {
            throw new CallbackRejectedException(Reason.SIGNATURE_MISSING);
        }
        return value;
    }
}
