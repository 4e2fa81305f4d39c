package io.github.weizheng.core.api;

import io.github.weizheng.core.token.IssuedToken;
import io.github.weizheng.core.token.TokenSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code /cgi-bin/token}: every call retires the token before, after five minutes in which both are good.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/base/api_getaccesstoken.html">getAccessToken</a>
 */
record ClassicToken(SecretLine line) implements TokenSource {
    private static final String PATH = "/cgi-bin/token";

    @Override
    public IssuedToken fetch() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("grant_type", "client_credential");
        query.put("appid", line.appId());
        query.put("secret", line.appSecret().expose());
        return line.ask(ApiCall.getAsIs(line.hosts(), PATH, query));
    }
}
