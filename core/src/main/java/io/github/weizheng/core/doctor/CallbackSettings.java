package io.github.weizheng.core.doctor;

import io.github.weizheng.core.OfficialAccount;
import java.util.List;

/** What the account's own settings say about callbacks; no call is made. */
final class CallbackSettings {
    private static final Words SUBJECT = new Words("回调加密方式", "Callback mode");

    private CallbackSettings() {}

    static List<Finding> look(OfficialAccount account) {
        if (account.callbackToken().isEmpty()) {
            return List.of(
                    Finding.attention(
                            SUBJECT,
                            new Words(
                                    "未配置回调令牌（Token），收不到市民消息",
                                    "no callback token: citizens' messages cannot be received"),
                            new Words(
                                    "如需接收消息：微信开发者平台 → 我的业务 → 公众号/服务号 → 域名与消息推送配置，填写 URL、Token、EncodingAESKey，并写入 OfficialAccount",
                                    "to receive messages, set URL, Token and EncodingAESKey in the console (message push) and in OfficialAccount")));
        }
        if (account.encodingAesKey().isEmpty()) {
            return List.of(Finding.attention(
                    SUBJECT,
                    new Words(
                            "明文模式：未配置 EncodingAESKey，签名不覆盖消息内容",
                            "plain mode: no EncodingAESKey, and the signature does not cover the content"),
                    new Words(
                            "在消息推送配置中选择安全模式，并配置 EncodingAESKey",
                            "choose secure mode in the console and set the EncodingAESKey")));
        }
        boolean changing = account.previousEncodingAesKey().isPresent()
                || account.previousCallbackToken().isPresent();
        return List.of(
                changing
                        ? Finding.attention(
                                SUBJECT,
                                new Words(
                                        "安全模式；仍接受更换前的令牌或密钥",
                                        "secure mode; the previous token or key is still accepted"),
                                new Words("更换完成后请移除旧值", "remove the previous value once the change is done"))
                        : Finding.fine(
                                SUBJECT, new Words("安全模式（请确认控制台一致）", "secure mode (the console must say the same)")));
    }
}
