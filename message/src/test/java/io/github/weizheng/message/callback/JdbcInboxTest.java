package io.github.weizheng.message.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.crypto.FieldCipher;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LogCanary.class)
class JdbcInboxTest extends InboxContract {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final FieldCipher CIPHER =
            FieldCipher.aesGcm("2026", Secret.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
    private static final FieldCipher OTHER =
            FieldCipher.aesGcm("2025", Secret.of("BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA="));

    private final JdbcDataSource database = database();

    @Override
    Inbox inbox() {
        return new JdbcInbox(database());
    }

    @Test
    void theTableShowsNothingOfTheCitizenOnceThereIsACipher() throws Exception {
        Inbox inbox = new JdbcInbox(database, CIPHER);
        InboxEntry entry = inbox.put(Delivered.APP_ID, "k", Delivered.text(1, "你好"), NOW);
        assertThat(inbox.message(entry)).contains(Delivered.text(1, "你好"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT message FROM weizheng_inbox")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).startsWith("aes.2026.").doesNotContain("你好", Delivered.CITIZEN);
        }
    }

    @Test
    void aMessageMovedToAnotherEntryIsNotRead() throws Exception {
        Inbox inbox = new JdbcInbox(database, CIPHER);
        InboxEntry one = inbox.put(Delivered.APP_ID, "1", "one", NOW);
        InboxEntry two = inbox.put(Delivered.APP_ID, "2", "two", NOW);
        run("UPDATE weizheng_inbox SET message = (SELECT message FROM weizheng_inbox WHERE entry_key = '2')"
                + " WHERE entry_key = '1'");
        assertThat(inbox.message(two)).contains("two");
        assertThatThrownBy(() -> inbox.message(one)).isInstanceOf(StoreException.class);
    }

    @Test
    void aMessageWhoseKeyIsLostIsParkedAndHoldsNothingUp() {
        new JdbcInbox(database, OTHER).put(Delivered.APP_ID, "old", Delivered.text(1, "你好"), NOW);
        Inbox inbox = new JdbcInbox(database, CIPHER);
        inbox.put(Delivered.APP_ID, "new", Delivered.text(2, "你好"), NOW);
        CallbackEndpoint endpoint = endpoint(inbox);
        assertThat(endpoint.sweep()).isEqualTo(new SweepReport(1, 1, List.of()));
        assertThat(endpoint.sweep())
                .isEqualTo(new SweepReport(0, 1, List.of(new InboxEntry(Delivered.APP_ID, "old", 3))));
        assertThat(endpoint(new JdbcInbox(database, CIPHER.alsoReading(OTHER)), 4)
                        .sweep())
                .isEqualTo(new SweepReport(1, 0, List.of()));
    }

    @Test
    void whatAClockOfTheFutureHasTakenWaitsForTheNextSweep() {
        Inbox inbox = new JdbcInbox(database);
        inbox.put(Delivered.APP_ID, "long", Delivered.text(1, "你好"), NOW.plus(Duration.ofDays(1)));
        inbox.put(Delivered.APP_ID, "year", Delivered.text(2, "你好"), NOW.plus(Duration.ofDays(366)));
        assertThat(inbox.waiting(Delivered.APP_ID, NOW, null, 10))
                .extracting(InboxEntry::key)
                .containsExactly("year");
        assertThat(endpoint(inbox).sweep()).isEqualTo(new SweepReport(1, 0, List.of()));
    }

    @Test
    void aDatabaseThatFailsIsToldWithoutItsWords() throws Exception {
        Inbox inbox = new JdbcInbox(database);
        run("DROP TABLE weizheng_inbox");
        assertThatThrownBy(() -> inbox.put(Delivered.APP_ID, "k", Delivered.text(1, "你好"), NOW))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("SQLState")
                .hasMessageNotContaining("你好");
        assertThatThrownBy(() -> endpoint(inbox).sweep()).isInstanceOf(StoreException.class);
        JdbcInbox.createSchema(database);
        JdbcInbox.createSchema(database);
        assertThat(endpoint(inbox).sweep()).isEqualTo(new SweepReport(0, 0, List.of()));
    }

    private static CallbackEndpoint endpoint(Inbox inbox) {
        return endpoint(inbox, 3);
    }

    private static CallbackEndpoint endpoint(Inbox inbox, int attempts) {
        return CallbackEndpoint.builder(Delivered.account(), m -> Reply.none())
                .clock(() -> NOW)
                .deadline(Deadline.builder(Runnable::run, inbox)
                        .attempts(attempts)
                        .build())
                .build();
    }

    private void run(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static JdbcDataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcInbox.createSchema(database);
        return database;
    }
}
