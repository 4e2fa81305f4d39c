package io.github.weizheng.acceptance.menu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** WeChat's menu API as it is, without the SDK. */
final class MenuApi {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final String base;
    private final String token;

    MenuApi(WeChatSimulator wechat) {
        base = wechat.apiUrl() + "/cgi-bin/";
        token = post(
                        "stable_token",
                        json.createObjectNode()
                                .put("grant_type", "client_credential")
                                .put("appid", wechat.account().appId())
                                .put("secret", wechat.account().appSecret())
                                .toString())
                .get("access_token")
                .asText();
    }

    /** The errcode, after deleting a conditional menu that was accepted. */
    int errcode(Posting posting) {
        JsonNode answer = menu(posting.path(), posting.json());
        if (answer.has("menuid")) {
            menu("delconditional", answer.toString());
        }
        return answer.path("errcode").asInt();
    }

    /** The menuid of a conditional menu that was accepted. */
    Optional<String> add(Posting posting) {
        return Optional.ofNullable(menu(posting.path(), posting.json()).get("menuid"))
                .map(JsonNode::asText);
    }

    private JsonNode menu(String path, String body) {
        return post("menu/" + path + "?access_token=" + token, body);
    }

    private JsonNode post(String target, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + target))
                .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return json.readTree(
                    http.sendAsync(request, BodyHandlers.ofString()).join().body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
