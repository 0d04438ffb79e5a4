-- Lists of certificates that an organisation verifies: their lines under a key of the list outside the database, of
-- each line done the day until which it is valid, or that it is not, or that it could not be read.
CREATE TABLE registry_list (
  id VARCHAR(36) PRIMARY KEY,
  organisation VARCHAR(64) NOT NULL,
  verifier VARCHAR(64) NOT NULL,
  created_at BIGINT NOT NULL,
  total INTEGER NOT NULL,
  done INTEGER NOT NULL,
  content BLOB NOT NULL
);
CREATE INDEX registry_list_by_time ON registry_list (created_at);
CREATE TABLE registry_list_result (
  list_id VARCHAR(36) NOT NULL,
  line INTEGER NOT NULL,
  outcome VARCHAR(10) NOT NULL,
  PRIMARY KEY (list_id, line)
);
