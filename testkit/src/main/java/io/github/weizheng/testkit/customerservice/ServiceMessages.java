package io.github.weizheng.testkit.customerservice;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.CitizenSees;
import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.api.ApiCall;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import io.github.weizheng.testkit.people.People;
import io.github.weizheng.testkit.people.Person;

/** {@code message/custom/send}: type, receiver, agent, content, then window and quota. Thread-safe. */
public final class ServiceMessages {
    private final People people;
    private final Agents agents;
    private final OpenWindows windows;

    public ServiceMessages(People people, Agents agents, OpenWindows windows) {
        this.people = people;
        this.agents = agents;
        this.windows = windows;
    }

    public void addTo(OfficialAccountApi api) {
        api.route("POST", "/cgi-bin/message/custom/send", this::send);
    }

    private ApiAnswer send(ApiCall call) {
        JsonNode message = call.json();
        ServiceContent content = ServiceContent.of(message.path("msgtype").asText(""));
        Person receiver = people.find(message.path("touser").asText(""))
                .orElseThrow(() -> new ApiRefusal(Errcode.INVALID_OPENID));
        String agent = agent(message);
        CitizenSees sees = content.read(message, agent);
        windows.use(receiver.openId());
        receiver.receive(sees);
        return ApiAnswer.ok("客服消息已送达");
    }

    private String agent(JsonNode message) {
        JsonNode speaker = message.path("customservice").path("kf_account");
        if (speaker.isMissingNode()) {
            return "";
        }
        if (!agents.has(speaker.asText())) {
            throw new ApiRefusal(Errcode.INVALID_AGENT);
        }
        return speaker.asText();
    }
}
