package io.github.weizheng.core.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.StoreException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class H2IdentityBinderTest extends JdbcIdentityBinderContract {
    @Override
    DataSource database() {
        return h2("jdbc:h2:mem:identity;DB_CLOSE_DELAY=-1");
    }

    @Test
    void aDatabaseThatCannotBeReachedIsAStoreThatFails() {
        DataSource none = h2("jdbc:h2:mem:none;IFEXISTS=TRUE");
        IdentityBinder binder =
                new JdbcIdentityBinder(none, "wx1", Secret.of("a key for digests, of 32 bytes..."), CIPHER);
        assertThatThrownBy(() -> binder.find(LI))
                .isInstanceOf(StoreException.class)
                .hasMessageNotContaining(LI.value());
        assertThatThrownBy(() -> binder.bind(LI, ACCOUNT_7, FACE, YEAR)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> JdbcIdentityBinder.createSchema(none)).isInstanceOf(StoreException.class);
    }

    private static DataSource h2(String url) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url);
        return database;
    }
}
