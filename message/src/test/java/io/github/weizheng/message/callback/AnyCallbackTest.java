package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.message.test.Delivered;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever bytes come in, the documented rejection is what comes out. */
class AnyCallbackTest {
    private static final String TEXT = Delivered.text(1, "你好");
    private static final CallbackEndpoint SECURE = CallbackEndpoint.builder(Delivered.account(), message -> {
                throw new AssertionError("a rejected callback reached the handler");
            })
            .build();

    @Property(tries = 2_000)
    void noBodyWhateverEndsInAnythingElse(@ForAll byte[] body) {
        CallbackRequest request =
                CallbackRequest.of("POST", Delivered.secure(TEXT).rawQuery(), body);
        assertThatThrownBy(() -> SECURE.open(request)).isInstanceOf(CallbackRejectedException.class);
        assertThat(SECURE.handle(request).status()).isEqualTo(400);
    }

    @Property(tries = 2_000)
    void noQueryWhateverEndsInAnythingElse(@ForAll String query) {
        CallbackRequest request =
                CallbackRequest.of("POST", query, Delivered.secure(TEXT).body.getBytes(UTF_8));
        assertThatThrownBy(() -> SECURE.open(request)).isInstanceOf(CallbackRejectedException.class);
        assertThat(SECURE.handle(request).status()).isEqualTo(401);
    }

    @Property(tries = 2_000)
    void noSignedPlaintextWhateverEndsInAnythingElse(@ForAll String text) {
        CallbackRequest request = Delivered.secure(text).request();
        assertThatThrownBy(() -> SECURE.open(request)).isInstanceOf(CallbackRejectedException.class);
    }
}
