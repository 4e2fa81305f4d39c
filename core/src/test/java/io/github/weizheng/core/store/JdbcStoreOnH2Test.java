package io.github.weizheng.core.store;

import io.github.weizheng.core.test.Databases;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;

class JdbcStoreOnH2Test extends JdbcStoreContract {
    private static final JdbcConnectionPool DATABASE = Databases.h2();

    @AfterAll
    static void close() {
        DATABASE.dispose();
    }

    @Override
    DataSource database() {
        return DATABASE;
    }
}
