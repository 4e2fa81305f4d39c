-- Audit records. ANSI SQL; lengths are three bytes for each char of the limits, for databases that count bytes.
CREATE TABLE weizheng_audit (
    id VARCHAR(36) NOT NULL PRIMARY KEY,
    happened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    actor VARCHAR(384) NOT NULL,
    act VARCHAR(192) NOT NULL,
    object_kind VARCHAR(192),
    object_id VARCHAR(768),
    outcome VARCHAR(16) NOT NULL,
    reason VARCHAR(1500)
);
CREATE INDEX weizheng_audit_by_time ON weizheng_audit (happened_at);
CREATE INDEX weizheng_audit_by_object ON weizheng_audit (object_kind, object_id);
-- The value may be null for databases to which an empty text is one.
CREATE TABLE weizheng_audit_detail (
    audit_id VARCHAR(36) NOT NULL REFERENCES weizheng_audit (id),
    detail_position INTEGER NOT NULL,
    detail_name VARCHAR(192) NOT NULL,
    detail_value VARCHAR(1500),
    PRIMARY KEY (audit_id, detail_position)
);
