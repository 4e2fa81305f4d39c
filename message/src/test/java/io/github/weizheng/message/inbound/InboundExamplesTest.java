package io.github.weizheng.message.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import io.github.weizheng.message.test.Delivered;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the guide shows. */
class InboundExamplesTest {
    private final List<OpenId> forgotten = new ArrayList<>();
    private final List<String> booked = new ArrayList<>();

    private Reply answer(Inbound inbound) {
        if (inbound instanceof MenuEvent.ScanCodeWaitMsg scan && scan.key().equals(MenuKey.of("VERIFY"))) {
            booked.add(inbound.idempotencyKey()); // the same if WeChat delivers this scan again
            return Reply.text("已核验：" + scan.scanResult());
        }
        if (inbound instanceof InboundMessage.Location place && place.latitude().isPresent()) {
            return Reply.text("最近的大厅在 " + place.label());
        }
        if (inbound instanceof AuthorizationEvent change) {
            change.openId().ifPresent(forgotten::add); // not the envelope's citizen: that is WeChat's push account
            return Reply.none();
        }
        if (inbound instanceof InboundEvent.UnknownEvent unknown) {
            return Reply.text("收到 " + unknown.event() + " "
                    + unknown.fields().text("CardId").orElse(""));
        }
        return Reply.none();
    }

    @Test
    void eachKindHasItsRecord() throws Exception {
        InboundHandler<Inbound> handler = this::answer;
        CallbackEndpoint endpoint =
                CallbackEndpoint.builder(Delivered.account(), handler).build();
        String scan = Delivered.event(
                "scancode_waitmsg",
                "<EventKey>VERIFY</EventKey><ScanCodeInfo><ScanResult>A12</ScanResult></ScanCodeInfo>");
        assertThat(Delivered.decrypted(endpoint.handle(Delivered.secure(scan).request())))
                .contains("已核验：A12");
        assertThat(booked).containsExactly(Delivered.parsed(scan).idempotencyKey());
        assertThat(handler.handle(Delivered.parsed(
                        Delivered.message("location", "<Location_X>23.1</Location_X><Label>南山</Label>"))))
                .isEqualTo(Reply.text("最近的大厅在 南山"));
        assertThat(handler.handle(Delivered.parsed(
                        Delivered.event("user_authorization_cancellation", "<OpenID>oCitizen</OpenID>"))))
                .isEqualTo(Reply.none());
        assertThat(forgotten).containsExactly(OpenId.of("oCitizen"));
        assertThat(handler.handle(Delivered.parsed(Delivered.event("user_get_card", "<CardId>c1</CardId>"))))
                .isEqualTo(Reply.text("收到 user_get_card c1"));
    }
}
