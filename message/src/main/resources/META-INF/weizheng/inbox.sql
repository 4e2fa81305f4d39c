-- Messages that WeChat has been told "received" for, until they are handled. Nothing here expires; a row goes when its message has been handled, or by hand.
-- Tested on H2; plain enough for PostgreSQL, 达梦 (DM8) and 人大金仓 (KingbaseES). TEXT stands for CHARACTER LARGE OBJECT, as in store.sql; it must hold 512 KiB.
-- entry_id is the SHA-256 of appid and key, so that no collation has a say in whether two keys are the same; the texts are for the human reader.
-- 600 is for databases that count bytes (DM8, Oracle); others count characters. message is a citizen's: give JdbcInbox a cipher. Times are milliseconds since 1970.
CREATE TABLE weizheng_inbox (
    entry_id VARCHAR(64) NOT NULL,
    app_id VARCHAR(64) NOT NULL,
    entry_key VARCHAR(600) NOT NULL,
    message TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    taken_until BIGINT NOT NULL,
    PRIMARY KEY (entry_id)
);
CREATE INDEX weizheng_inbox_waiting ON weizheng_inbox (app_id, taken_until);
