package consumer;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.crypto.CallbackSignature;
import io.github.weizheng.core.token.IssuedToken;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.menu.Menu;
import io.github.weizheng.menu.MenuButton;
import io.github.weizheng.menu.MenuRules;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.payment.Fen;
import java.net.URI;
import java.time.Duration;

/** A user of the modules on the module path, with nothing on the class path. */
public final class Main {
    /** Opened to Jackson, as the documentation says. */
    record Ask(String name) {}

    record Answer(String label) {}

    public static void main(String[] args) {
        OfficialAccount account = OfficialAccount.builder("wx0123456789abcdef")
                .appSecret(Secret.of("secret"))
                .callbackToken(Secret.of("token"))
                .build();
        Router router = Router.builder().otherwise(m -> Reply.text("您好")).build();
        CallbackEndpoint endpoint = CallbackEndpoint.builder(account, router).build();
        String signature = CallbackSignature.sign(Secret.of("token"), "1", "2");
        String text = "<xml><ToUserName>gh</ToUserName><FromUserName>oCitizen</FromUserName><CreateTime>1</CreateTime>"
                + "<MsgType>text</MsgType><Content>你好</Content><MsgId>1</MsgId></xml>";
        CallbackResponse response = endpoint.handle(CallbackRequest.of(
                "POST", "signature=" + signature + "&timestamp=1&nonce=2", text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        check(response.status() == 200, "callback " + response.status());

        Menu menu = Menu.builder()
                .button(MenuButton.click("办事", MenuKey.of("K")))
                .build();
        check(MenuRules.check(menu.toJson()).isEmpty(), "menu");
        check(Fen.ofYuan("12.60").value() == 1260, "money");

        WeChatApi api = WeChatApi.builder(account)
                .baseUrl(URI.create("http://127.0.0.1:1"))
                .tokenSource(() -> IssuedToken.of(Secret.of("t"), Duration.ofHours(1)))
                .build();
        try {
            api.post("/x", new Ask("a"), Answer.class);
            check(false, "no connection expected");
        } catch (TransportException e) {
            check(e.effect() == Effect.NONE, "effect");
        }
        System.out.println("modules work");
    }

    private static void check(boolean ok, String what) {
        if (!ok) {
            throw new IllegalStateException(what);
        }
    }
}
