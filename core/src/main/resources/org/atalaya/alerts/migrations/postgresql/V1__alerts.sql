-- Times are milliseconds since 1970. What is personal is in the columns "sealed_…" alone, under a key that lies elsewhere.
CREATE TABLE alert (
  id VARCHAR(36) PRIMARY KEY,
  kind VARCHAR(16) NOT NULL,
  number_year INTEGER NOT NULL,
  number_sequence INTEGER NOT NULL,
  state VARCHAR(8) NOT NULL,
  version INTEGER NOT NULL,
  drafted_by VARCHAR(64) NOT NULL,
  changed_by VARCHAR(64) NOT NULL,
  assessed_by VARCHAR(64),
  expires_at BIGINT,
  ended_at BIGINT,
  outcome VARCHAR(16),
  sealed_draft BYTEA,
  sealed_assessment BYTEA,
  UNIQUE (kind, number_year, number_sequence)
);
CREATE TABLE alert_photo (
  alert_id VARCHAR(36) NOT NULL REFERENCES alert (id),
  size VARCHAR(16) NOT NULL,
  sealed_jpeg BYTEA NOT NULL,
  PRIMARY KEY (alert_id, size)
);
CREATE TABLE alert_announcement (
  alert_id VARCHAR(36) NOT NULL REFERENCES alert (id),
  revision INTEGER NOT NULL,
  sent_at BIGINT NOT NULL,
  PRIMARY KEY (alert_id, revision)
);
CREATE TABLE alert_number (
  kind VARCHAR(16) NOT NULL,
  number_year INTEGER NOT NULL,
  latest INTEGER NOT NULL,
  PRIMARY KEY (kind, number_year)
);

-- Moves with whatever the public sees; tells which vault of keys belongs to this store.
CREATE TABLE alert_board (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  version BIGINT NOT NULL,
  vault VARCHAR(64) NOT NULL
);
INSERT INTO alert_board VALUES (1, 0, '');

-- What is counted. The id follows from the key of the alert: nobody can tell whose it is once that is destroyed.
CREATE TABLE alert_fact (
  id VARCHAR(32) PRIMARY KEY,
  kind VARCHAR(16) NOT NULL,
  department VARCHAR(40) NOT NULL,
  age INTEGER NOT NULL,
  sex VARCHAR(1) NOT NULL,
  ethnicity VARCHAR(40) NOT NULL,
  marital_status VARCHAR(40) NOT NULL,
  weekday INTEGER NOT NULL,
  hour_band VARCHAR(2) NOT NULL,
  activated_on VARCHAR(10) NOT NULL,
  ended_on VARCHAR(10),
  outcome VARCHAR(16)
);

CREATE TABLE republisher (
  channel VARCHAR(64) PRIMARY KEY,
  url VARCHAR(1000) NOT NULL,
  note VARCHAR(1000) NOT NULL,
  registered_at BIGINT NOT NULL
);

-- Who has yet to confirm that a bulletin is gone from their pages. Outlives the alert, of which it knows the id alone.
CREATE TABLE alert_withdrawal (
  alert_id VARCHAR(36) NOT NULL,
  channel VARCHAR(64) NOT NULL,
  ended_at BIGINT NOT NULL,
  reminders INTEGER NOT NULL,
  reminded_at BIGINT NOT NULL,
  confirmed_at BIGINT,
  PRIMARY KEY (alert_id, channel)
);
