package io.github.weizheng.acceptance.fault;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.Delayer;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.callback.Deadline;
import io.github.weizheng.message.callback.JdbcInbox;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.store.redis.RedisStore;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.h2.jdbcx.JdbcConnectionPool;
import redis.clients.jedis.RedisClient;

/** A JVM of the office, to be killed at any moment; it ends when its standard input does. */
final class FaultyOffice {
    static final String PATH = "/wechat";
    private static final Duration BETWEEN_SWEEPS = Duration.ofMillis(500);
    private static final long FIRST_MSG_ID = 7_000_000_000_000_000_000L;

    private final Register register;

    private FaultyOffice(Register register) {
        this.register = register;
    }

    /** Port, Redis' port, URL of the database, whether failures are kept. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        RedisClient redis = RedisClient.create("127.0.0.1", Integer.parseInt(arguments[1]));
        JdbcConnectionPool database = JdbcConnectionPool.create(arguments[2], "sa", "");
        database.setMaxConnections(40);
        Register register = new Register(database);
        FaultyOffice office = new FaultyOffice(register);
        ExecutorService threads = Executors.newCachedThreadPool();
        Deadline.Builder deadline = Deadline.builder(threads, new JdbcInbox(database))
                .after(Duration.ofMillis(300))
                .takeOverAfter(Duration.ofSeconds(4))
                .lateReplies((answered, reply) -> register.sentLate(id(answered)));
        if (Boolean.parseBoolean(arguments[3])) {
            deadline.keepFailures();
        }
        CallbackEndpoint endpoint = CallbackEndpoint.builder(account(), office::answer)
                .store(new RedisStore(redis))
                .deadline(deadline.build())
                .build();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        server.setExecutor(Executors.newFixedThreadPool(100));
        server.createContext(PATH, new JdkHttpAdapter(endpoint));
        server.start();
        threads.execute(FaultyOffice::endWithStandardInput);
        while (true) {
            Delayer.blocking().delay(BETWEEN_SWEEPS);
            // A handler that never ends keeps its sweep for ever, so each has a thread of its own.
            threads.execute(endpoint::sweep);
        }
    }

    private static void endWithStandardInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // As if it had ended.
        }
        Runtime.getRuntime().halt(0);
    }

    private static OfficialAccount account() {
        return OfficialAccount.builder(Wire.APP_ID)
                .callbackToken(Secret.of(Wire.TOKEN))
                .encodingAesKey(Secret.of(Wire.AES_KEY))
                .build();
    }

    /** Each run answers something else, so that an answer that is given again was remembered. */
    private Reply answer(Inbound inbound) throws Exception {
        int id = id(inbound);
        Temper temper = Temper.valueOf(((InboundMessage.Text) inbound).content());
        boolean firstTry = register.begin(id);
        temper.beforeTheEffect(firstTry);
        register.effect(id, inbound.idempotencyKey());
        temper.afterTheEffect(firstTry);
        return Reply.text("受理号 " + UUID.randomUUID());
    }

    static String xml(int id, Temper temper) {
        return "<xml><ToUserName><![CDATA[gh_0123456789ab]]></ToUserName><FromUserName><![CDATA[" + citizen(id)
                + "]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA["
                + temper + "]]></Content><MsgId>" + (FIRST_MSG_ID + id) + "</MsgId></xml>";
    }

    static String citizen(int id) {
        return "o" + String.format("%027d", id % 1_000);
    }

    private static int id(Inbound inbound) {
        return id(((InboundMessage) inbound).msgId().orElseThrow());
    }

    static int id(String msgId) {
        return Math.toIntExact(Long.parseLong(msgId) - FIRST_MSG_ID);
    }
}
