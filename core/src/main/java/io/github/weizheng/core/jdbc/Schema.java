package io.github.weizheng.core.jdbc;

import io.github.weizheng.core.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Tables as they are shipped: {@code META-INF/weizheng/NAME.sql} in the jar, statements that end in {@code ;}, lines of comment that begin with {@code --}.
 */
public final class Schema {
    private Schema() {}

    /**
     * Creates the tables of one file unless the named one is there. Several JVMs may do so at once.
     *
     * @throws StoreException if the database fails
     */
    public static void create(DataSource database, Class<?> owner, String name, String table) {
        List<String> statements = statements(owner, "/META-INF/weizheng/" + name + ".sql");
        if (exists(database, table)) {
            return;
        }
        try {
            // Together where the database can: a table without its index would count as there.
            new Jdbc(database).transaction(connection -> {
                try (Statement statement = connection.createStatement()) {
                    for (String sql : statements) {
                        statement.execute(sql);
                    }
                    return statements;
                }
            });
        } catch (StoreException e) {
            if (!exists(database, table)) { // else another JVM was faster
                throw e;
            }
        }
    }

    private static boolean exists(DataSource database, String table) {
        try (Connection connection = database.getConnection()) {
            boolean found = canRead(connection, table);
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return found;
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
    }

    private static boolean canRead(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement
                    .executeQuery("SELECT COUNT(*) FROM " + table + " WHERE 1 = 0")
                    .close();
            return true;
        } catch (SQLException e) {
            String state = Objects.requireNonNullElse(e.getSQLState(), "");
            if (state.startsWith("08")) { // the connection itself
                throw e;
            }
            return false;
        }
    }

    private static List<String> statements(Class<?> owner, String file) {
        try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(file), file)) {
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
            return Arrays.stream(sql.split(";"))
                    .map(String::strip)
                    .filter(Predicate.not(String::isEmpty))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The library's own schema cannot be read", e);
        }
    }
}
