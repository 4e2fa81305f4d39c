-- Which citizen an openid stands for. Digests are HMAC-SHA256 in hex, times are milliseconds since 1970 (UTC).
CREATE TABLE weizheng_identity (
  app_id VARCHAR(64) NOT NULL,
  openid_digest CHAR(64) NOT NULL,
  reference_digest CHAR(64) NOT NULL,
  reference_sealed VARCHAR(4000) NOT NULL,
  identity_level VARCHAR(32) NOT NULL,
  bound_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (app_id, openid_digest)
);
CREATE INDEX weizheng_identity_by_reference ON weizheng_identity (app_id, reference_digest);
CREATE INDEX weizheng_identity_by_expiry ON weizheng_identity (app_id, expires_at);
