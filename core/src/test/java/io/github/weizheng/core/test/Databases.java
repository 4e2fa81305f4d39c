package io.github.weizheng.core.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.ConnectionPoolDataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** Empty databases; one PostgreSQL server for the whole test run. */
public final class Databases {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Databases() {}

    /** A pool on an empty H2, in memory for as long as the pool. */
    public static JdbcConnectionPool h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:test" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        return pool(source);
    }

    /** A pool on an empty schema of PostgreSQL. */
    public static JdbcConnectionPool postgres() {
        String schema = "test" + NUMBER.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return postgres(schema, "");
    }

    /** Another pool on the same schema, as another JVM would have. */
    public static JdbcConnectionPool again(JdbcConnectionPool other, String options) throws SQLException {
        try (Connection connection = other.getConnection()) {
            return postgres(connection.getSchema(), options);
        }
    }

    private static JdbcConnectionPool postgres(String schema, String options) {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setURL(Server.POSTGRES.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema + options);
        return pool(source);
    }

    private static JdbcConnectionPool pool(ConnectionPoolDataSource source) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(source);
        pool.setMaxConnections(16);
        return pool;
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
