package io.github.weizheng.core.api;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.token.IssuedToken;
import java.time.InstantSource;
import java.util.List;

/** The line on which an account asks for its token, by its AppSecret. */
record SecretLine(ApiLine line, ApiHosts hosts, InstantSource clock, String appId, Secret appSecret) {

    IssuedToken ask(ApiCall call) {
        ApiRun run = new ApiRun(call, TimeLimit.starting(null, clock));
        return line.ask(run, List.of(appSecret.expose()), Issued.class).checked(call.toString());
    }
}
