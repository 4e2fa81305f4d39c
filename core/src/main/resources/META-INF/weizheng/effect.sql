-- Marks of effects that took place, written in the transactions of the effects themselves.
-- Tested on PostgreSQL and H2; plain enough for 达梦 (DM8) and 人大金仓 (KingbaseES), where it has not been run.
-- effect_id is the SHA-256 of space and key, so that no collation has a say in whether two keys are the same; the texts are for the human reader.
-- 600 is for databases that count bytes (DM8, Oracle); others count characters.
CREATE TABLE weizheng_effect (
    effect_id VARCHAR(64) NOT NULL,
    effect_space VARCHAR(600) NOT NULL,
    effect_key VARCHAR(600) NOT NULL,
    done_at BIGINT NOT NULL,
    PRIMARY KEY (effect_id)
);
-- Old marks are forgotten by their time, in milliseconds since 1970.
CREATE INDEX weizheng_effect_done ON weizheng_effect (done_at);
