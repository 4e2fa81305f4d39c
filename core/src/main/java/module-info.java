/** Account, secrets, callback crypto, tokens, the one seam to the WeChat API and the store that several JVMs share. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // the sibling modules below are compiled later
module io.github.weizheng.core {
    requires static transitive org.jspecify;
    requires static transitive jdk.httpserver;
    requires static org.bouncycastle.provider; // for SM algorithms only
    requires static org.yaml.snakeyaml; // for YAML files only
    requires static de.siegmar.fastcsv; // for CSV files only
    requires transitive java.sql;
    requires transitive okhttp3;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires com.github.benmanes.caffeine;
    requires org.slf4j;

    exports io.github.weizheng.core;
    exports io.github.weizheng.core.api;
    exports io.github.weizheng.core.api.security;
    exports io.github.weizheng.core.audit;
    exports io.github.weizheng.core.catalog;
    exports io.github.weizheng.core.crypto;
    exports io.github.weizheng.core.doctor;
    exports io.github.weizheng.core.effect;
    exports io.github.weizheng.core.file;
    exports io.github.weizheng.core.store;
    exports io.github.weizheng.core.token;
    exports io.github.weizheng.core.web;
    exports io.github.weizheng.core.web.jssdk;
    exports io.github.weizheng.core.web.signin;
    exports io.github.weizheng.core.aead to
            io.github.weizheng.payment;
    exports io.github.weizheng.core.file.table to
            io.github.weizheng.message;
    exports io.github.weizheng.core.file.tree to
            io.github.weizheng.menu,
            io.github.weizheng.message;
    exports io.github.weizheng.core.jdbc to
            io.github.weizheng.message,
            io.github.weizheng.payment;
    exports io.github.weizheng.core.pem to
            io.github.weizheng.payment;
    exports io.github.weizheng.core.sm to
            io.github.weizheng.payment;
    exports io.github.weizheng.core.mac to
            io.github.weizheng.menu,
            io.github.weizheng.message,
            io.github.weizheng.payment;
    exports io.github.weizheng.core.http to
            io.github.weizheng.message,
            io.github.weizheng.payment;
    exports io.github.weizheng.core.store.entry to
            io.github.weizheng.message,
            io.github.weizheng.store.redis;
    exports io.github.weizheng.core.privacy to
            io.github.weizheng.menu,
            io.github.weizheng.message,
            io.github.weizheng.payment,
            io.github.weizheng.store.redis;
    exports io.github.weizheng.core.remedy to
            io.github.weizheng.payment;
    exports io.github.weizheng.core.json to
            io.github.weizheng.menu,
            io.github.weizheng.message,
            io.github.weizheng.payment;

    opens io.github.weizheng.core.api to
            com.fasterxml.jackson.databind;
    opens io.github.weizheng.core.doctor to
            com.fasterxml.jackson.databind;
    opens io.github.weizheng.core.remedy to
            com.fasterxml.jackson.databind;
    opens io.github.weizheng.core.web.signin to
            com.fasterxml.jackson.databind;
}
