-- What the sqlite3 shell does with the same files: the work that building the index is measured against.
-- Each section is a run of its own in one database; $CSV stands for the table's file.

-- section: visits import
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE visits(
  id TEXT, direction TEXT, partner TEXT, start TEXT, "end" TEXT, kind TEXT, status TEXT, home_leaders TEXT,
  partner_leaders TEXT, host TEXT, places TEXT, outcomes TEXT, reading_of TEXT, confidence TEXT, sources TEXT, note TEXT);
.mode csv
.import --skip 1 "$CSV" visits

-- section: visits indexes
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE INDEX by_start ON visits(start, id);
CREATE INDEX by_partner ON visits(partner, start);
CREATE INDEX by_home_leaders ON visits(home_leaders, start);
CREATE INDEX by_direction ON visits(direction, kind, start);

-- section: visits unicode61
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE VIRTUAL TABLE words USING fts5(
  home_leaders, partner_leaders, partner, places, outcomes, content = 'visits', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO words(words) VALUES ('rebuild');

-- section: visits trigram
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE VIRTUAL TABLE parts USING fts5(
  home_leaders, partner_leaders, partner, places, outcomes, content = 'visits', tokenize = 'trigram');
INSERT INTO parts(parts) VALUES ('rebuild');

-- section: trade import
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE trade(
  partner TEXT, period TEXT, flow TEXT, series TEXT, value_usd INTEGER, basis TEXT, status TEXT, confidence TEXT,
  sources TEXT, note TEXT);
.mode csv
.import --skip 1 "$CSV" trade

-- section: trade indexes
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE INDEX by_partner ON trade(partner, flow, period, series, value_usd);
