-- How far up each tip was told that nobody acknowledges; gone once somebody does.
CREATE TABLE tip_escalation (
  tip TEXT NOT NULL PRIMARY KEY,
  level INTEGER NOT NULL,
  since BIGINT NOT NULL
);
