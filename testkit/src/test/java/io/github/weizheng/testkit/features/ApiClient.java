package io.github.weizheng.testkit.features;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A client of the official-account API that knows nothing but HTTP and JSON. */
final class ApiClient {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final WeChatSimulator wechat;

    ApiClient(WeChatSimulator wechat) {
        this.wechat = wechat;
    }

    JsonNode get(String target) throws IOException, InterruptedException {
        return json.readTree(send("GET", target, "").body());
    }

    JsonNode post(String target, String body) throws IOException, InterruptedException {
        return json.readTree(send("POST", target, body).body());
    }

    JsonNode post(String target, byte[] body) throws IOException, InterruptedException {
        return json.readTree(
                send("POST", target, BodyPublishers.ofByteArray(body)).body());
    }

    /** Posts with a good access token and returns the errcode. */
    int errcode(String path, String body) throws IOException, InterruptedException {
        return post(path + "?access_token=" + token(), body).get("errcode").asInt();
    }

    HttpResponse<String> send(String method, String target, String body) throws IOException, InterruptedException {
        return send(method, target, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(String method, String target, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(wechat.apiUrl() + target))
                .method(method, body)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    JsonNode stableToken(boolean force) throws IOException, InterruptedException {
        return post(
                "/cgi-bin/stable_token",
                credentials().put("force_refresh", force).toString());
    }

    String token() throws IOException, InterruptedException {
        return stableToken(false).get("access_token").asText();
    }

    ObjectNode credentials() {
        return json.createObjectNode()
                .put("grant_type", "client_credential")
                .put("appid", wechat.account().appId())
                .put("secret", wechat.account().appSecret());
    }

    JsonNode parse(String text) throws IOException {
        return json.readTree(text);
    }
}
