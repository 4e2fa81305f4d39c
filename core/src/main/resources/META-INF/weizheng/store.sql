-- What several JVMs share: tokens, claims, answers already given. Rows expire; nothing here must last.
-- Tested on PostgreSQL and H2, not run elsewhere. TEXT stands for CHARACTER LARGE OBJECT: the one spelling that these two, 达梦 (DM8) and
-- 人大金仓 (KingbaseES) share. It must hold 128 KiB. Where TEXT is shorter or missing (MySQL, Oracle), write MEDIUMTEXT or CLOB.
-- The character set of the database must have all of Unicode (UTF-8 or GB18030, not GBK), or values must be encrypted.
-- entry_value may be null because some databases, or modes of them, take an empty text for null (Oracle, KingbaseES in Oracle mode).
-- entry_id is the SHA-256 of the key, so that no collation has a say in whether two keys are the same; entry_key is for the human reader.
-- 600 is for databases that count bytes (DM8, Oracle); others count characters.
CREATE TABLE weizheng_store (
    entry_id VARCHAR(64) NOT NULL,
    entry_key VARCHAR(600) NOT NULL,
    entry_value TEXT,
    stamp BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (entry_id)
);
-- Expired rows are removed by their time, in milliseconds since 1970.
CREATE INDEX weizheng_store_expiry ON weizheng_store (expires_at);
