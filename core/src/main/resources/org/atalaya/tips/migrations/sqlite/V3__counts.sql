-- SPDX-License-Identifier: Apache-2.0
-- For what is counted: the first time each, which additions and other units do not begin anew.
ALTER TABLE tip ADD COLUMN first_arrived_at BIGINT;
ALTER TABLE tip ADD COLUMN first_acknowledged_at BIGINT;
UPDATE tip SET first_arrived_at = arrived_at, first_acknowledged_at = acknowledged_at;
