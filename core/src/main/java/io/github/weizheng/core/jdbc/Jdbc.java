package io.github.weizheng.core.jdbc;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.privacy.WithoutWords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Single statements on a database, each a transaction of its own. ANSI SQL only. Thread-safe.
 *
 * <p>Every method throws {@link StoreException} if the database fails; its words name the SQLState and no value.
 */
public final class Jdbc {
    private static final String CONSTRAINT_VIOLATED = "23";
    private final DataSource database;

    /** Does no I/O. */
    public Jdbc(DataSource database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    /** Runs an update and tells how many rows it changed. */
    public int update(String sql, @Nullable Object... arguments) {
        return run(connection -> execute(connection, sql, arguments));
    }

    /** Inserts a row; false if one with its key is there. */
    public boolean insert(String sql, @Nullable Object... arguments) {
        return run(connection -> {
            try {
                execute(connection, sql, arguments);
                return true;
            } catch (SQLException e) {
                if (!isConstraintViolation(e)) {
                    throw e;
                }
                undo(connection);
                return false;
            }
        });
    }

    /** All rows. */
    public <T> List<T> query(Row<T> row, String sql, @Nullable Object... arguments) {
        return run(connection -> read(connection, row, sql, arguments));
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(Row<T> row, String sql, @Nullable Object... arguments) {
        return query(row, sql, arguments).stream().findFirst();
    }

    /** Several statements in one transaction, rolled back if the work throws. */
    public <T> T transaction(Work<T> work) {
        return run(connection -> {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(before);
            }
        });
    }

    /** Whether a row with that key is there already. */
    public static boolean isConstraintViolation(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.startsWith(CONSTRAINT_VIOLATED);
    }

    /** Runs an update on a connection of the caller. */
    public static int execute(Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    /** Reads all rows on a connection of the caller. */
    public static <T> List<T> read(Connection connection, Row<T> row, String sql, @Nullable Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    /** A failure in words that show no value: drivers quote keys and rows. */
    public static StoreException failed(SQLException e) {
        return new StoreException("The database failed, SQLState " + e.getSQLState(), WithoutWords.of(e));
    }

    private <T> T run(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            try {
                T result = work.on(connection);
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                return result;
            } catch (SQLException | RuntimeException e) {
                undo(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** A pool may hand out connections that begin a transaction by themselves. */
    private static void undo(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** Reads the row that the result stands at. */
    @FunctionalInterface
    public interface Row<T> {
        /** Reads it. */
        T read(ResultSet row) throws SQLException;
    }

    /** What is done on one connection. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T on(Connection connection) throws SQLException;
    }
}
