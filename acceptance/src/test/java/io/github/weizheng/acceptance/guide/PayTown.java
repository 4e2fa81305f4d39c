package io.github.weizheng.acceptance.guide;

import io.github.weizheng.core.Secret;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.PayOrder;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.URI;

/** What the guide to payment takes for granted: a merchant, the way to WeChat Pay, an order. */
final class PayTown {
    private PayTown() {}

    static Merchant merchant(WeChatSimulator wechat) {
        SimulatedMerchant platform = wechat.merchant();
        return Merchant.builder(platform.mchId())
                .certificateSerial(platform.certificateSerial())
                .privateKeyPem(platform.privateKeyPem())
                .apiV3Key(Secret.of(platform.apiV3Key()))
                .publicKey(platform.publicKeyId(), platform.publicKey())
                .build();
    }

    static WeChatPay pay(WeChatSimulator wechat) {
        return WeChatPay.builder(merchant(wechat))
                .baseUrl(wechat.payUrl())
                .clock(wechat.clock())
                .build();
    }

    static PayOrder.Builder order(WeChatSimulator wechat, String number, URI notifyUrl) {
        return PayOrder.builder(wechat.account().appId(), OutTradeNo.of(number), Fen.of(1260))
                .description("水费")
                .notifyUrl(notifyUrl);
    }
}
