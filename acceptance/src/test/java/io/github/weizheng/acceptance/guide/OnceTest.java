package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.effect.Claim;
import io.github.weizheng.core.effect.JdbcOnce;
import io.github.weizheng.core.effect.OnceOnly;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class OnceTest {
    private int sent;

    @Test
    void aNoticeGoesOutOnce() {
        SharedStore store = new InMemoryStore();
        // tag::onceOnly[]
        OnceOnly notices = new OnceOnly(
                store,
                "notice", // 与同一存储里的其他工作区分
                Duration.ofMinutes(1), // 租约：占用者死亡后，过这么久别人可以接手
                Duration.ofDays(1)); // 完成后记住多久
        // end::onceOnly[]
        assertThat(notify(notices, "2026-118")).isEqualTo("已送达 1");
        assertThat(notify(notices, "2026-118")).isEqualTo("已送达 1");
        assertThat(sent).isEqualTo(1);
    }

    // tag::claim[]
    String notify(OnceOnly notices, String applicationNumber) {
        Claim claim = notices.claim(applicationNumber);
        if (claim instanceof Claim.Done done) {
            return done.outcome(); // 已做过，结果照旧
        }
        if (!(claim instanceof Claim.Granted mine)) {
            return "处理中"; // Claim.Running：别人正在做
        }
        try {
            String outcome = send(applicationNumber);
            mine.done(outcome);
            return outcome;
        } catch (IllegalStateException e) { // 确定没有生效才归还；不确定时让租约自己到期
            mine.release();
            throw e;
        }
    }
    // end::claim[]

    private String send(String applicationNumber) {
        assertThat(applicationNumber).isNotEmpty();
        sent++;
        return "已送达 " + sent;
    }

    @Test
    void theOfficesOwnDatabaseDoesItOnce() throws SQLException {
        DataSource dataSource = Town.database();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE receipt (application_number VARCHAR(40))");
        }
        // tag::jdbcOnce[]
        JdbcOnce.createSchema(dataSource); // 建表一次即可
        JdbcOnce receipts = new JdbcOnce("receipt");
        // end::jdbcOnce[]
        file(dataSource, receipts, "2026-118");
        file(dataSource, receipts, "2026-118");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM receipt")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    // tag::callersTransaction[]
    static void file(DataSource dataSource, JdbcOnce receipts, String applicationNumber) throws SQLException {
        try (Connection tx = dataSource.getConnection()) {
            tx.setAutoCommit(false);
            if (receipts.first(tx, applicationNumber)) {
                try (PreparedStatement insert = tx.prepareStatement("INSERT INTO receipt VALUES (?)")) {
                    insert.setString(1, applicationNumber);
                    insert.executeUpdate();
                }
            }
            tx.commit(); // 标记与业务数据一同提交，或一同回滚
        }
    }
    // end::callersTransaction[]
}
