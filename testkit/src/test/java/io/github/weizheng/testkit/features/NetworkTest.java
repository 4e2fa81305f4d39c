package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.WeChatSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final ApiClient api = new ApiClient(wechat);

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void bothKindsOfAddressesAreToldToThoseWithAToken() throws Exception {
        for (String path : new String[] {"/cgi-bin/get_api_domain_ip", "/cgi-bin/getcallbackip"}) {
            assertThat(api.get(path + "?access_token=" + api.token()).toString())
                    .isEqualTo("{\"ip_list\":[\"127.0.0.1\"]}");
            assertThat(api.get(path).get("errcode").asInt()).isEqualTo(41001);
        }
    }

    @Test
    void theAddressesOfPushesCanBeSet() throws Exception {
        wechat.account().settings().callbackIps("101.226.62.77", "140.207.54.0/24", "2402:4e00::/32");

        assertThat(api.get("/cgi-bin/getcallbackip?access_token=" + api.token()).toString())
                .isEqualTo("{\"ip_list\":[\"101.226.62.77\",\"140.207.54.0/24\",\"2402:4e00::/32\"]}");
        assertThat(api.get("/cgi-bin/get_api_domain_ip?access_token=" + api.token())
                        .toString())
                .isEqualTo("{\"ip_list\":[\"127.0.0.1\"]}");
    }

    @Test
    void theConnectedUrlIsResolvedAndReached() throws Exception {
        JsonNode reached;
        JsonNode gone;
        try (DeveloperServer developer = new DeveloperServer()) {
            wechat.account().connect(developer.url("/wechat"), CallbackMode.SECURE);
            reached = check("all", "UNICOM");
        }
        gone = check("all", "DEFAULT");

        assertThat(reached.at("/dns/0").toString()).isEqualTo("{\"ip\":\"127.0.0.1\",\"real_operator\":\"UNICOM\"}");
        assertThat(reached.at("/ping/0/from_operator").asText()).isEqualTo("UNICOM");
        assertThat(reached.at("/ping/0/package_loss").asText()).isEqualTo("0%");
        assertThat(reached.at("/ping/0/time").asText()).matches("[0-9]+\\.[0-9]{3}ms");
        assertThat(gone.at("/dns/0/ip").asText()).isEqualTo("127.0.0.1");
        assertThat(gone.at("/ping/0/package_loss").asText()).isEqualTo("100%");
    }

    @Test
    void onlyWhatWasAskedForIsTold() throws Exception {
        try (DeveloperServer developer = new DeveloperServer()) {
            wechat.account().connect(developer.url("/wechat"), CallbackMode.SECURE);

            assertThat(check("dns", "DEFAULT").fieldNames()).toIterable().containsExactly("dns");
            assertThat(check("ping", "DEFAULT").fieldNames()).toIterable().containsExactly("ping");
        }
    }

    @Test
    void wrongQuestionsAreNamed() throws Exception {
        assertThat(check("all", "DEFAULT").get("errcode").asInt()).isEqualTo(40201);
        assertThat(check("trace", "DEFAULT").get("errcode").asInt()).isEqualTo(40202);
        assertThat(check("all", "MOBILE").get("errcode").asInt()).isEqualTo(40203);
    }

    private JsonNode check(String action, String operator) throws Exception {
        String body = "{\"action\":\"" + action + "\",\"check_operator\":\"" + operator + "\"}";
        return api.post("/cgi-bin/callback/check?access_token=" + api.token(), body);
    }
}
