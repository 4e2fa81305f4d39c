package io.github.weizheng.core.audit;

import io.github.weizheng.core.test.Databases;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;

class PostgresAuditTrailTest extends JdbcAuditTrailContract {
    private static final JdbcConnectionPool DATABASE = Databases.postgres();

    @AfterAll
    static void close() {
        DATABASE.dispose();
    }

    @Override
    DataSource database() {
        return DATABASE;
    }
}
