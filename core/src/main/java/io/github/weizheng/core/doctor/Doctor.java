package io.github.weizheng.core.doctor;

import io.github.weizheng.core.api.WeChatApi;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Examines an account's configuration from where it runs: callback mode, hosts, clock, AppSecret and IP allow-list (by asking for a token), addresses
 * for the firewalls, the callback URL as WeChat sees it, and which APIs the account may call.
 *
 * <p>Makes about ten calls, all of which only read, except that an account on WeChat's classic token gets a new one. Nothing else changes. What it cannot see are
 * settings that no API tells: the console's callback mode, the domains for sign-in and JS-SDK.
 *
 * <p>For an operator, at set-up and when something is wrong; not for a health check every few seconds. Thread-safe; an examination takes as long as its
 * calls do.
 */
public final class Doctor {
    private final WeChatApi api;
    private final InstantSource clock;

    /** The doctor of an account. Does no I/O. */
    public Doctor(WeChatApi api, InstantSource clock) {
        this.api = Objects.requireNonNull(api, "api");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Examines. Never throws for what it finds: a failing call is a finding. */
    public DoctorReport examine() {
        List<Finding> findings = new ArrayList<>(CallbackSettings.look(api.account()));
        HostsAndClock reach = HostsAndClock.look(api, clock);
        findings.addAll(reach.findings());
        if (!reach.anyReached()) {
            return report(findings, TokenFetch.skipped());
        }
        Finding token = TokenFetch.look(api);
        findings.add(token);
        if (token.verdict() == Verdict.WRONG) {
            return report(findings, Network.skipped());
        }
        findings.addAll(Network.look(api));
        findings.addAll(Capability.look(api));
        return report(findings, List.of());
    }

    private DoctorReport report(List<Finding> findings, List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new DoctorReport(api.account().toString(), all);
    }
}
