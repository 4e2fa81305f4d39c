package io.github.weizheng.core.jdbc;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.privacy.WithoutWords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Single statements on a database, each a transaction of its own. ANSI SQL only. Thread-safe.
 *
 * <p>Every method throws {@link StoreException} if the database fails; its words name the SQLState and no value. A single statement that the
 * database rolled back because of another transaction is run again.
 */
public final class Jdbc {
    private static final int TURNS = 10;
    private static final String ROLLED_BACK = "40";
    /** Where it is not known whether a statement was completed. */
    private static final String COMPLETION_UNKNOWN = "40003";

    private static final String CONSTRAINT_VIOLATED = "23";
    /** Constraints other than that of a key: restrict, not null, foreign key (two spellings), check (two spellings), exclusion. */
    private static final Set<String> OTHER_CONSTRAINTS =
            Set.of("23001", "23502", "23503", "23506", "23513", "23514", "23P01");

    private final DataSource database;

    /** Does no I/O. */
    public Jdbc(DataSource database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    /** Runs an update and tells how many rows it changed. */
    public int update(String sql, @Nullable Object... arguments) {
        return repeated(connection -> execute(connection, sql, arguments));
    }

    /** Inserts a row; false if one with its key is there. */
    public boolean insert(String sql, @Nullable Object... arguments) {
        return repeated(connection -> {
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
        return repeated(connection -> read(connection, row, sql, arguments));
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(Row<T> row, String sql, @Nullable Object... arguments) {
        return query(row, sql, arguments).stream().findFirst();
    }

    /** Several statements in one transaction, rolled back if the work throws. Never repeated. */
    public <T> T transaction(Work<T> work) {
        try {
            return run(connection -> within(connection, work));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Whether a row with that key is there already. */
    public static boolean isConstraintViolation(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        // Not every driver says it in the state.
        boolean violated =
                state.startsWith(CONSTRAINT_VIOLATED) || failure instanceof SQLIntegrityConstraintViolationException;
        return violated && !OTHER_CONSTRAINTS.contains(state);
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

    private <T> T repeated(Work<T> statement) {
        for (int turn = 1; ; turn++) {
            try {
                return run(statement);
            } catch (SQLException e) {
                String state = Objects.requireNonNullElse(e.getSQLState(), "");
                boolean rolledBack = state.startsWith(ROLLED_BACK) && !state.equals(COMPLETION_UNKNOWN);
                if (!rolledBack || turn == TURNS) {
                    throw failed(e);
                }
            }
        }
    }

    private <T> T run(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean done = false;
            try {
                T result = work.on(connection);
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                done = true;
                return result;
            } finally {
                if (!done) { // an Error too: some drivers commit on close
                    undoQuietly(connection);
                }
            }
        }
    }

    private static <T> T within(Connection connection, Work<T> work) throws SQLException {
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.on(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            // In this order: switching to automatic commits what is open.
            if (done || undoQuietly(connection)) {
                connection.setAutoCommit(before);
            }
        }
    }

    /** A pool may hand out connections that begin a transaction by themselves. */
    private static void undo(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    /** Where the failure that led here matters more than that of rolling back. */
    private static boolean undoQuietly(Connection connection) {
        try {
            undo(connection);
            return true;
        } catch (SQLException e) { // a broken connection: the database rolls back
            return false;
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
