package io.github.weizheng.acceptance.fault;

import io.github.weizheng.core.effect.JdbcOnce;
import io.github.weizheng.message.callback.JdbcInbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The database that both offices write to: who began what, what was done, what was asked for again, what went out late. */
final class Register {
    private static final String UNIQUE_KEY = "23505";
    private final DataSource database;
    private final JdbcOnce once = new JdbcOnce("petition");

    Register(DataSource database) {
        this.database = database;
    }

    void create() throws SQLException {
        JdbcInbox.createSchema(database);
        JdbcOnce.createSchema(database);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE begun (message_id INTEGER NOT NULL)");
            statement.execute("CREATE INDEX begun_message ON begun (message_id)");
            statement.execute("CREATE TABLE effect (message_id INTEGER NOT NULL)");
            statement.execute(
                    "CREATE TABLE keyed_effect (message_id INTEGER NOT NULL, effect_key VARCHAR(200) UNIQUE)");
            statement.execute("CREATE TABLE asked_again (message_id INTEGER NOT NULL)");
            statement.execute("CREATE TABLE late_reply (message_id INTEGER NOT NULL)");
        }
    }

    /** Writes down that a handler has begun; whether it is the first of its message. */
    boolean begin(int id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            insert(connection, "begun", id);
            try (PreparedStatement count =
                    connection.prepareStatement("SELECT COUNT(*) FROM begun WHERE message_id = ?")) {
                count.setInt(1, id);
                try (ResultSet rows = count.executeQuery()) {
                    return rows.next() && rows.getInt(1) == 1;
                }
            }
        }
    }

    /** The effect, which is to happen once: half of the messages by a mark in its transaction, half by a unique key. */
    void effect(int id, String key) throws SQLException {
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            try {
                if (!(id % 2 == 0 ? marked(transaction, id, key) : keyed(transaction, id, key))) {
                    insert(transaction, "asked_again", id);
                }
                transaction.commit();
            } finally {
                transaction.rollback(); // what an exception left
                transaction.setAutoCommit(true);
            }
        }
    }

    private boolean marked(Connection transaction, int id, String key) throws SQLException {
        boolean first = once.first(transaction, key);
        if (first) {
            insert(transaction, "effect", id);
        }
        return first;
    }

    private static boolean keyed(Connection transaction, int id, String key) throws SQLException {
        try (PreparedStatement insert =
                transaction.prepareStatement("INSERT INTO keyed_effect (message_id, effect_key) VALUES (?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, key);
            insert.executeUpdate();
            return true;
        } catch (SQLException e) {
            if (UNIQUE_KEY.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    void sentLate(int id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            insert(connection, "late_reply", id);
        }
    }

    private static void insert(Connection connection, String table, int id) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " (message_id) VALUES (?)")) {
            insert.setInt(1, id);
            insert.executeUpdate();
        }
    }

    /** The messages of a table, once for each of their rows. */
    List<Integer> ids(String table) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT message_id FROM " + table)) {
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
        }
        return ids;
    }

    /** The texts that lie in the inbox. */
    List<String> inbox() throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT message FROM weizheng_inbox")) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
