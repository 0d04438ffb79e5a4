-- SPDX-License-Identifier: Apache-2.0
-- Since when more tips come than usual, milliseconds since 1970 to the minute; null while they do not.
CREATE TABLE tip_flood (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  since BIGINT
);
INSERT INTO tip_flood VALUES (1, NULL);

-- By whom a tip was set apart: FLOOD or STAFF; null for one among the others.
ALTER TABLE tip ADD COLUMN quarantine VARCHAR(8);

-- How many came in an hour, and which of them are alike.
CREATE INDEX tip_of_hour ON tip (received_hour, envelope_hash);
