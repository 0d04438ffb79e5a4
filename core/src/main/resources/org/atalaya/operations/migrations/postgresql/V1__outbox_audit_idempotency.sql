-- Times are milliseconds since 1970. Nothing here holds content of a record: ids and pseudonyms only.
CREATE TABLE outbox (
  position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel VARCHAR(64) NOT NULL,
  subject VARCHAR(64) NOT NULL,
  kind VARCHAR(64) NOT NULL,
  created_at BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  due_at BIGINT NOT NULL,
  dead BOOLEAN NOT NULL
);
CREATE INDEX outbox_of_subject ON outbox (channel, subject, position);

CREATE TABLE audit_entry (
  position BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  actor VARCHAR(64) NOT NULL,
  act VARCHAR(64) NOT NULL,
  subject VARCHAR(64) NOT NULL,
  previous BYTEA NOT NULL,
  hash BYTEA NOT NULL
);
CREATE TABLE audit_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  position BIGINT NOT NULL,
  hash BYTEA NOT NULL
);

CREATE TABLE idempotency_key (
  scope VARCHAR(64) NOT NULL,
  key_digest VARCHAR(64) NOT NULL,
  request_digest VARCHAR(64) NOT NULL,
  outcome VARCHAR(64) NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (scope, key_digest)
);
INSERT INTO audit_head VALUES (1, 0, decode(repeat('00', 32), 'hex'));
