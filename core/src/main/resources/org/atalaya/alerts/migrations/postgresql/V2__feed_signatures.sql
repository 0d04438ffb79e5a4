-- SPDX-License-Identifier: Apache-2.0
-- Signatures that nodes for staff have made of the documents of the present board, for nodes that anyone can reach.
-- Neither column tells anything without the document and the key of the vault.
CREATE TABLE feed_signature (
  document VARCHAR(64) PRIMARY KEY,
  covered BYTEA NOT NULL
);
CREATE TABLE feed_key (
  pem VARCHAR(1024) PRIMARY KEY
);
