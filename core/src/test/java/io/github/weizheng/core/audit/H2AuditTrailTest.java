package io.github.weizheng.core.audit;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2AuditTrailTest extends JdbcAuditTrailContract {
    private static JdbcConnectionPool database;

    @BeforeAll
    static void start() {
        database = JdbcConnectionPool.create("jdbc:h2:mem:audit;DB_CLOSE_DELAY=-1", "sa", "");
    }

    @AfterAll
    static void stop() {
        database.dispose();
    }

    @Override
    DataSource database() {
        return database;
    }
}
