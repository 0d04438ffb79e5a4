-- Times are milliseconds since 1970, days ISO 8601. Whom a request is about lies in its content alone, under a key
-- outside the database; neither reason nor length of a content tells who is listed from who was chosen at random.
CREATE TABLE registry_request (
  id VARCHAR(36) PRIMARY KEY,
  revision INTEGER NOT NULL,
  state VARCHAR(16) NOT NULL,
  changed_at BIGINT NOT NULL,
  proofs_tried INTEGER NOT NULL,
  certificate_id VARCHAR(36),
  content BLOB
);
CREATE INDEX registry_request_by_state ON registry_request (state, changed_at);

-- The code is kept as its hash, the name and birth date as a hash under the code: neither can be found by trying.
CREATE TABLE registry_certificate (
  id VARCHAR(36) PRIMARY KEY,
  code_hash BLOB NOT NULL UNIQUE,
  holder_hash BLOB NOT NULL,
  first_name_hash BLOB NOT NULL,
  issued_on VARCHAR(10) NOT NULL,
  valid_until VARCHAR(10) NOT NULL,
  list_number INTEGER NOT NULL,
  list_index INTEGER NOT NULL,
  revoked INTEGER NOT NULL,
  UNIQUE (list_number, list_index)
);

-- Who checked a certificate when; the id is of zeros where the code was of none.
CREATE TABLE registry_check (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  certificate_id VARCHAR(36) NOT NULL,
  at BIGINT NOT NULL,
  verifier VARCHAR(128) NOT NULL
);
CREATE INDEX registry_check_of_certificate ON registry_check (certificate_id, position);
CREATE INDEX registry_check_by_time ON registry_check (at);

CREATE TABLE registry_share (
  certificate_id VARCHAR(36) NOT NULL,
  organisation VARCHAR(64) NOT NULL,
  PRIMARY KEY (certificate_id, organisation)
);
