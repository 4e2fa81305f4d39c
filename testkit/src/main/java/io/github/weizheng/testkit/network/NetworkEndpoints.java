package io.github.weizheng.testkit.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.api.ApiCall;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import io.github.weizheng.testkit.callback.CallbackLine;
import io.github.weizheng.testkit.console.Console;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose addresses are whose, and whether WeChat reaches the developer's server. */
public final class NetworkEndpoints {
    private static final String OWN_ADDRESS = "127.0.0.1";
    private static final Set<String> ACTIONS = Set.of("dns", "ping", "all");
    private static final Set<String> OPERATORS = Set.of("CHINANET", "UNICOM", "CAP", "DEFAULT");

    private final Console console;
    private final CallbackLine line;

    public NetworkEndpoints(Console console, CallbackLine line) {
        this.console = console;
        this.line = line;
    }

    public void addTo(OfficialAccountApi api) {
        api.route("GET", "/cgi-bin/get_api_domain_ip", call -> addresses("查询接口服务器地址", List.of(OWN_ADDRESS)));
        api.route("GET", "/cgi-bin/getcallbackip", call -> addresses("查询推送来源地址", console.callbackIps()));
        api.route("POST", "/cgi-bin/callback/check", this::check);
    }

    private static ApiAnswer addresses(String what, List<String> ips) {
        ObjectNode json = ApiAnswer.object();
        ArrayNode list = json.putArray("ip_list");
        ips.forEach(list::add);
        return new ApiAnswer(json, what);
    }

    private ApiAnswer check(ApiCall call) {
        JsonNode body = call.json();
        String action = body.path("action").asText("");
        if (!ACTIONS.contains(action)) {
            throw new ApiRefusal(Errcode.INVALID_CHECK_ACTION);
        }
        String operator = body.path("check_operator").asText("");
        if (!OPERATORS.contains(operator)) {
            throw new ApiRefusal(Errcode.INVALID_CHECK_OPERATOR);
        }
        Optional<URI> url = line.url();
        if (url.isEmpty()) {
            throw new ApiRefusal(Errcode.CALLBACK_URL_MISSING);
        }
        // One network card has one operator; the default one is Tencent's own.
        String through = operator.equals("DEFAULT") ? "CAP" : operator;
        CallbackProbe probe = new CallbackProbe(url.get());
        List<InetAddress> addresses = probe.addresses();
        ObjectNode json = ApiAnswer.object();
        if (!action.equals("ping")) {
            ArrayNode dns = json.putArray("dns");
            for (InetAddress address : addresses) {
                dns.addObject().put("ip", address.getHostAddress()).put("real_operator", through);
            }
        }
        if (!action.equals("dns")) {
            ArrayNode ping = json.putArray("ping");
            for (InetAddress address : addresses) {
                Optional<String> time = probe.time(address);
                ping.addObject()
                        .put("ip", address.getHostAddress())
                        .put("from_operator", through)
                        .put("package_loss", time.isPresent() ? "0%" : "100%")
                        .put("time", time.orElse(""));
            }
        }
        return new ApiAnswer(json, "检测服务器地址");
    }
}
