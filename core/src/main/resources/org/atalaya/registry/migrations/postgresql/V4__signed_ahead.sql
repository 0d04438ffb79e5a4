-- SPDX-License-Identifier: Apache-2.0
-- What nodes that sign have signed for those that do not: of each certificate the statement under the key of its request,
-- status lists, and public keys.
CREATE TABLE registry_statement (
  certificate_id VARCHAR(36) PRIMARY KEY,
  signed_at BIGINT NOT NULL,
  content BYTEA NOT NULL
);
CREATE TABLE registry_status (
  list_number INTEGER PRIMARY KEY,
  signed TEXT NOT NULL
);
CREATE TABLE registry_key (
  place INTEGER PRIMARY KEY,
  id VARCHAR(64) NOT NULL,
  pem VARCHAR(1024) NOT NULL
);
