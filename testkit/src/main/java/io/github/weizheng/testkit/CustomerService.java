package io.github.weizheng.testkit;

import io.github.weizheng.testkit.callback.CallbackLine;
import io.github.weizheng.testkit.callback.Reports;
import io.github.weizheng.testkit.customerservice.Agents;
import io.github.weizheng.testkit.customerservice.OpenWindows;
import java.time.Duration;
import java.util.Objects;

/**
 * The account's agents (客服), their sessions with citizens, and how many customer-service messages a citizen may be sent.
 * Thread-safe.
 */
public final class CustomerService {
    private final Agents agents;
    private final OpenWindows windows;
    private final Reports reports;
    private final CallbackLine line;

    CustomerService(Agents agents, OpenWindows windows, Reports reports, CallbackLine line) {
        this.agents = agents;
        this.windows = windows;
        this.reports = reports;
        this.line = line;
    }

    /**
     * Sets what a window allows that opens from now on; WeChat has changed these figures before.
     *
     * @param messages 0 or more; {@link Integer#MAX_VALUE} stands for any number
     * @param validity how long it stays open by the simulator's clock, positive
     */
    public void allow(ReplyWindow window, int messages, Duration validity) {
        Objects.requireNonNull(window, "window");
        if (messages < 0) {
            throw new IllegalArgumentException("messages: must not be negative: " + messages);
        }
        if (validity.isNegative() || validity.isZero()) {
            throw new IllegalArgumentException("validity: must be positive: " + validity);
        }
        windows.allow(window, messages, validity);
    }

    /**
     * Adds an agent, not online at first.
     *
     * @param kfAccount such as {@code test1@test}
     * @throws IllegalArgumentException for an account that is there already
     * @throws IllegalStateException when there are 100
     */
    public void addAgent(String kfAccount, String nickname) {
        if (kfAccount.isBlank()) {
            throw new IllegalArgumentException("kfAccount: must not be blank");
        }
        agents.add(kfAccount, Objects.requireNonNull(nickname, "nickname"));
    }

    /** Sets whether an agent is online. */
    public void agentOnline(String kfAccount, boolean online) {
        agents.online(kfAccount, online);
    }

    /** An agent takes a citizen over: {@code kf_create_session}. */
    public Delivery openSession(Citizen citizen, String kfAccount) {
        return Delivery.of(line, reports.session("kf_create_session", citizen.openId(), agents.require(kfAccount)));
    }

    /** An agent ends the session: {@code kf_close_session}. */
    public Delivery closeSession(Citizen citizen, String kfAccount) {
        return Delivery.of(line, reports.session("kf_close_session", citizen.openId(), agents.require(kfAccount)));
    }

    /** An agent hands a citizen on to another: {@code kf_switch_session}. */
    public Delivery switchSession(Citizen citizen, String fromKfAccount, String toKfAccount) {
        return Delivery.of(
                line,
                reports.sessionSwitched(citizen.openId(), agents.require(fromKfAccount), agents.require(toKfAccount)));
    }
}
