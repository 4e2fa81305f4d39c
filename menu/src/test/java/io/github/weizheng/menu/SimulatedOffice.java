package io.github.weizheng.menu;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.testkit.SimulatedAccount;
import io.github.weizheng.testkit.WeChatSimulator;

/** The way from tests to a simulated account. */
public final class SimulatedOffice {
    private SimulatedOffice() {}

    public static Menus menus(WeChatSimulator wechat) {
        SimulatedAccount account = wechat.account();
        return new Menus(WeChatApi.builder(OfficialAccount.builder(account.appId())
                        .appSecret(Secret.of(account.appSecret()))
                        .build())
                .baseUrl(wechat.apiUrl())
                .clock(wechat.clock())
                .delayer(duration -> {})
                .build());
    }
}
