-- SPDX-License-Identifier: Apache-2.0
-- Times are milliseconds since 1970; those of what senders do ("…_hour") are of the hour only. Whatever is readable in a tip
-- lies in its envelope; everything else is sealed. Of a mailbox only the hash of its look-up id is here.
CREATE TABLE tip (
  id VARCHAR(22) PRIMARY KEY,
  envelope BLOB NOT NULL,
  envelope_hash BLOB NOT NULL,
  unit VARCHAR(64) NOT NULL,
  revision INTEGER NOT NULL,
  state VARCHAR(16) NOT NULL,
  received_hour BIGINT NOT NULL,
  arrived_at BIGINT,
  acknowledged_at BIGINT,
  closed_as VARCHAR(16),
  lookup_hash BLOB UNIQUE,
  mailbox_key BLOB
);
CREATE INDEX tip_of_unit ON tip (unit, state, received_hour);

-- The first letter of a tip (part 0) and its additions, each under a data key of its own, with the wraps of that key.
CREATE TABLE tip_letter (
  tip_id VARCHAR(22) NOT NULL REFERENCES tip (id),
  part INTEGER NOT NULL,
  submission BLOB NOT NULL,
  sealed BLOB NOT NULL,
  unit_wrap BLOB NOT NULL,
  recovery_wrap BLOB NOT NULL,
  PRIMARY KEY (tip_id, part)
);

-- Files under the data key of a letter, in the pieces in which they came.
CREATE TABLE tip_file (
  tip_id VARCHAR(22) NOT NULL REFERENCES tip (id),
  part INTEGER NOT NULL,
  letter INTEGER NOT NULL,
  size BIGINT NOT NULL,
  received BIGINT NOT NULL,
  begun_hour BIGINT NOT NULL,
  PRIMARY KEY (tip_id, part)
);
CREATE TABLE tip_chunk (
  tip_id VARCHAR(22) NOT NULL,
  part INTEGER NOT NULL,
  position BIGINT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (tip_id, part, position)
);

-- Answers: for whoever holds the receipt, and the desk's own copy under the first data key.
CREATE TABLE tip_reply (
  tip_id VARCHAR(22) NOT NULL REFERENCES tip (id),
  number INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  copy BLOB NOT NULL,
  PRIMARY KEY (tip_id, number)
);

CREATE TABLE tip_forward (
  tip_id VARCHAR(22) NOT NULL REFERENCES tip (id),
  number INTEGER NOT NULL,
  from_unit VARCHAR(64) NOT NULL,
  to_unit VARCHAR(64) NOT NULL,
  reason VARCHAR(24) NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (tip_id, number)
);

-- The newest list of recipients that was in use.
CREATE TABLE tip_recipients (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  version INTEGER NOT NULL
);
INSERT INTO tip_recipients VALUES (1, 0);
