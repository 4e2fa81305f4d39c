package io.github.weizheng.testkit.customerservice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.api.ApiCall;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import java.util.LinkedHashMap;
import java.util.Map;

/** The account's agents (客服) and the two lists of them. Thread-safe. */
public final class Agents {
    private static final int MOST = 100;

    private final Map<String, Agent> agents = new LinkedHashMap<>();

    public void addTo(OfficialAccountApi api) {
        api.route("GET", "/cgi-bin/customservice/getkflist", this::list);
        api.route("GET", "/cgi-bin/customservice/getonlinekflist", this::online);
    }

    /**
     * Adds an agent, not online.
     *
     * @throws IllegalArgumentException for an account that is there already
     * @throws IllegalStateException when there are a hundred
     */
    public synchronized void add(String account, String nickname) {
        if (agents.size() == MOST) {
            throw new IllegalStateException("an account has at most " + MOST + " agents");
        }
        if (agents.putIfAbsent(account, new Agent(1001 + agents.size(), nickname, false)) != null) {
            throw new IllegalArgumentException("kfAccount: exists already: " + account);
        }
    }

    public synchronized void online(String account, boolean online) {
        Agent agent = agents.get(require(account));
        if (agent != null) {
            agents.put(account, new Agent(agent.id, agent.nickname, online));
        }
    }

    /** Passes the account of an agent, with IllegalArgumentException for every other. */
    public synchronized String require(String account) {
        if (!agents.containsKey(account)) {
            throw new IllegalArgumentException("kfAccount: no such agent: " + account);
        }
        return account;
    }

    synchronized boolean has(String account) {
        return agents.containsKey(account);
    }

    private synchronized ApiAnswer list(ApiCall call) {
        ObjectNode answer = ApiAnswer.object();
        ArrayNode list = answer.putArray("kf_list");
        agents.forEach((account, agent) -> list.addObject()
                .put("kf_account", account)
                .put("kf_nick", agent.nickname)
                .put("kf_id", String.valueOf(agent.id))
                .put("kf_headimgurl", "http://mmbiz.qpic.cn/simulated/" + agent.id + "/0"));
        return new ApiAnswer(answer, "读取客服列表");
    }

    private synchronized ApiAnswer online(ApiCall call) {
        ObjectNode answer = ApiAnswer.object();
        ArrayNode list = answer.putArray("kf_online_list");
        agents.forEach((account, agent) -> {
            if (agent.online) {
                list.addObject()
                        .put("kf_account", account)
                        .put("status", 1)
                        .put("kf_id", String.valueOf(agent.id))
                        .put("accepted_case", 0);
            }
        });
        return new ApiAnswer(answer, "读取在线客服列表");
    }

    private record Agent(int id, String nickname, boolean online) {}
}
