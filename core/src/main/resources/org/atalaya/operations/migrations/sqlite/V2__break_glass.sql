-- Roles taken in an emergency. Reasons are sealed.
CREATE TABLE break_glass (
  id VARCHAR(36) PRIMARY KEY,
  actor VARCHAR(64) NOT NULL,
  role VARCHAR(64) NOT NULL,
  reason BLOB NOT NULL,
  taken_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL
);
CREATE INDEX break_glass_of_actor ON break_glass (actor, ends_at);
