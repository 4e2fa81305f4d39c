package io.github.weizheng.core.api;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.security.ApiSecurity;
import io.github.weizheng.core.api.security.SealedRequest;
import io.github.weizheng.core.http.HttpAnswer;
import io.github.weizheng.core.http.HttpCall;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a call looks on its way: as it is, or signed and encrypted. */
interface Wire {
    /** What is sent to a host; made anew for each try, since a signature has a time. */
    HttpCall sent(ApiCall call, Host host, @Nullable Secret token);

    /** What was meant by what came. */
    ApiAnswer received(ApiCall call, HttpAnswer answer);

    /** As it is. */
    static Wire plain() {
        return new Wire() {
            @Override
            public HttpCall sent(ApiCall call, Host host, @Nullable Secret token) {
                return call.at(host.url(), token);
            }

            @Override
            public ApiAnswer received(ApiCall call, HttpAnswer answer) {
                return ApiAnswer.of(call.toString(), answer.status(), answer.body());
            }
        };
    }

    /** Signed and encrypted where the account's paths are to be; plain elsewhere, and always for uploads. */
    static Wire secured(ApiSecurity security, String appId, InstantSource clock) {
        Wire plain = plain();
        return new Wire() {
            @Override
            public HttpCall sent(ApiCall call, Host host, @Nullable Secret token) {
                if (!call.isSecuredBy(security)) {
                    return plain.sent(call, host, token);
                }
                Map<String, String> query = call.parameters();
                String url = security.canonicalUrl(call.path());
                SealedRequest sealed = security.seal(url, appId, clock.instant(), query, call.json());
                return call.sealedAt(host.url(), token, sealed);
            }

            @Override
            public ApiAnswer received(ApiCall call, HttpAnswer answer) {
                if (!call.isSecuredBy(security)) {
                    return plain.received(call, answer);
                }
                String url = security.canonicalUrl(call.path());
                byte[] opened =
                        security.open(url, appId, clock.instant(), answer.status(), answer::headers, answer.body());
                return ApiAnswer.of(call.toString(), answer.status(), opened);
            }
        };
    }
}
