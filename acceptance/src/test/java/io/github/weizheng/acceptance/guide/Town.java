package io.github.weizheng.acceptance.guide;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** What the guide takes for granted: an account, a database, a port. */
final class Town {
    private Town() {}

    static OfficialAccount account(WeChatSimulator wechat) {
        return OfficialAccount.builder(wechat.account().appId())
                .appSecret(Secret.of(wechat.account().appSecret()))
                .build();
    }

    static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    static long asked(WeChatSimulator wechat, String path) {
        return wechat.journal().stream()
                .filter(exchange -> exchange.path().equals(path))
                .count();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    static URI at(InetSocketAddress address, String path) {
        return URI.create("http://127.0.0.1:" + address.getPort() + path);
    }
}
