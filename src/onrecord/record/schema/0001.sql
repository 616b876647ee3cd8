-- Who said what, about whom and where, and when. Offsets are code points into report.text, half open; lists are JSON.
-- Unknown is NULL, except for report.at, which orders.

CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                      -- the id of the record
  source TEXT NOT NULL,                   -- what versions share: the address without its fragment, else a hash of the whole
  digest TEXT NOT NULL,                   -- what tells versions apart: a hash of words, title and date
  version INTEGER NOT NULL,               -- 1, 2, … of one source
  latest INTEGER NOT NULL,                -- 1 for the last version, 0 for those before
  at INTEGER NOT NULL,                    -- published, in seconds since 1970 (UTC); the least integer where unknown
  first INTEGER NOT NULL,                 -- its statements are those from `first` …
  last INTEGER NOT NULL,                  -- … to `last`
  reprints INTEGER REFERENCES report(id), -- the report added before it that has nearly the same words
  title TEXT,
  byline TEXT NOT NULL,
  outlet TEXT,
  url TEXT,
  published TEXT,
  modified TEXT,
  language TEXT,
  sha256 TEXT NOT NULL,
  basis TEXT NOT NULL,                    -- where each known field comes from
  notes TEXT NOT NULL,
  name TEXT NOT NULL,                     -- the input that it was read from
  reader TEXT NOT NULL,                   -- what read it
  added TEXT NOT NULL,
  text TEXT NOT NULL                      -- last: what stands before it is read without it
);
CREATE UNIQUE INDEX report_source ON report(source, digest);
CREATE INDEX report_key ON report(key);
CREATE INDEX report_at ON report(latest, at);
CREATE INDEX report_reprints ON report(reprints) WHERE reprints IS NOT NULL;

CREATE TABLE block (
  report INTEGER NOT NULL REFERENCES report(id),
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  source_start INTEGER,                   -- where its words stand in the page
  source_end INTEGER,
  PRIMARY KEY (report, n)
) WITHOUT ROWID;

CREATE TABLE actor (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,                   -- the name without case and accents
  kind TEXT NOT NULL,
  role TEXT,                              -- the first role that a report gives
  wikidata TEXT
);
CREATE INDEX actor_folded ON actor(folded);

CREATE TABLE party (
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report(id),
  ref TEXT NOT NULL,                      -- its id in the record
  actor INTEGER NOT NULL REFERENCES actor(id),
  ground TEXT NOT NULL,                   -- why it is this actor: new, wikidata, role, company, name, state, hand
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  role TEXT,
  mentions TEXT NOT NULL,
  members TEXT NOT NULL,
  wikidata TEXT
);
CREATE UNIQUE INDEX party_report ON party(report, ref);
CREATE INDEX party_actor ON party(actor, report);

CREATE TABLE statement (
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report(id),
  ref TEXT NOT NULL,                      -- its id in the record
  link TEXT NOT NULL,                     -- its address: the same words in the same source, whoever reads them and in whatever version
  form TEXT NOT NULL,
  act TEXT NOT NULL,
  mode TEXT NOT NULL,
  polarity TEXT NOT NULL,
  speaker INTEGER REFERENCES party(id),
  addressee INTEGER REFERENCES party(id),
  said TEXT,                              -- when, as TIMEX3
  said_from TEXT,
  said_to TEXT,
  said_basis TEXT,
  parent INTEGER REFERENCES statement(id),
  answers INTEGER REFERENCES statement(id),
  utterance INTEGER REFERENCES statement(id), -- the statement added before it that carries the same words of the same occasion
  score REAL NOT NULL,
  content TEXT NOT NULL,
  verbatim TEXT NOT NULL,
  cue TEXT NOT NULL,
  source TEXT NOT NULL,
  targets TEXT
);
CREATE INDEX statement_link ON statement(link);
CREATE INDEX statement_speaker ON statement(speaker) WHERE speaker IS NOT NULL;
CREATE INDEX statement_addressee ON statement(addressee) WHERE addressee IS NOT NULL;
CREATE INDEX statement_said ON statement(said_from) WHERE said_from IS NOT NULL;
CREATE INDEX statement_parent ON statement(parent) WHERE parent IS NOT NULL;
CREATE INDEX statement_answers ON statement(answers) WHERE answers IS NOT NULL;
CREATE INDEX statement_utterance ON statement(utterance) WHERE utterance IS NOT NULL;

CREATE TABLE about (
  party INTEGER NOT NULL REFERENCES party(id),
  statement INTEGER NOT NULL REFERENCES statement(id),
  PRIMARY KEY (party, statement)
) WITHOUT ROWID;
CREATE INDEX about_statement ON about(statement);

CREATE TABLE date (
  report INTEGER NOT NULL REFERENCES report(id),
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  type TEXT NOT NULL,
  value TEXT,
  earliest TEXT,
  latest TEXT,
  anchor TEXT,
  rule TEXT NOT NULL,
  alternatives TEXT NOT NULL,
  PRIMARY KEY (report, n)
) WITHOUT ROWID;

CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  gazetteer_id TEXT,
  name TEXT,
  folded TEXT NOT NULL,
  kind TEXT,
  country TEXT,
  lat REAL,
  lon REAL
);
CREATE UNIQUE INDEX place_facts ON place(
  ifnull(gazetteer_id, ''), ifnull(name, ''), ifnull(kind, ''), ifnull(country, ''), ifnull(lat, ''), ifnull(lon, '')
);
CREATE INDEX place_folded ON place(folded);

CREATE TABLE mention (
  report INTEGER NOT NULL REFERENCES report(id),
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  place INTEGER NOT NULL REFERENCES place(id),
  score REAL,
  candidates TEXT NOT NULL,               -- pairs of place and score
  PRIMARY KEY (report, n)
) WITHOUT ROWID;
CREATE INDEX mention_place ON mention(place);

CREATE TABLE located (
  place INTEGER NOT NULL REFERENCES place(id),
  statement INTEGER NOT NULL REFERENCES statement(id),
  inside INTEGER NOT NULL,                -- 1 where the statement's words name it, 0 where only its paragraph does
  PRIMARY KEY (place, statement)
) WITHOUT ROWID;
CREATE INDEX located_statement ON located(statement);

CREATE TABLE within (
  place TEXT NOT NULL,                    -- gazetteer id
  container TEXT NOT NULL,                -- gazetteer id
  PRIMARY KEY (container, place)
) WITHOUT ROWID;
CREATE INDEX within_place ON within(place);

CREATE TABLE standing (
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report(id),
  place TEXT NOT NULL,                    -- as the record names it
  place_id INTEGER REFERENCES place(id),  -- where the report's places tell which it is
  party INTEGER REFERENCES party(id),     -- NULL: nobody
  aspect TEXT NOT NULL,
  extent TEXT NOT NULL,
  polarity TEXT NOT NULL,
  "when" TEXT,
  spans TEXT NOT NULL DEFAULT '[]',       -- JSON: where the place, or the several places, are named
  words TEXT NOT NULL DEFAULT 'null',     -- JSON: where the words that say it stand
  distant INTEGER NOT NULL DEFAULT 0,     -- the reporter's distance: "so-called", quotation marks
  holder INTEGER REFERENCES party(id),    -- NULL: the report itself
  statement INTEGER REFERENCES statement(id)
);
CREATE INDEX standing_report ON standing(report);
CREATE INDEX standing_place ON standing(place_id);
CREATE INDEX standing_party ON standing(party) WHERE party IS NOT NULL;
CREATE INDEX standing_holder ON standing(holder) WHERE holder IS NOT NULL;
CREATE INDEX standing_statement ON standing(statement) WHERE statement IS NOT NULL;

-- Shingles of the quotations and reports that others are compared with.
CREATE TABLE shingle (hash INTEGER NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (hash, statement)) WITHOUT ROWID;
CREATE TABLE band (hash INTEGER NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (hash, report)) WITHOUT ROWID;

-- Decisions of people. They name words and sources, not rows, so that they outlive a second reading.
CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  link TEXT NOT NULL,                     -- statement.link
  verdict TEXT NOT NULL,                  -- right, wrong, or edit
  field TEXT,                             -- what is corrected: speaker, act, …
  value TEXT,
  note TEXT,
  words TEXT NOT NULL,                    -- the words when it was made
  made TEXT NOT NULL
);
CREATE INDEX correction_link ON correction(link);

CREATE TABLE parting (
  source TEXT NOT NULL,                   -- report.source
  folded TEXT NOT NULL,                   -- actor.folded: in that source, this name is nobody else's
  made TEXT NOT NULL,
  PRIMARY KEY (source, folded)
) WITHOUT ROWID;

CREATE TABLE input (
  name TEXT PRIMARY KEY,                  -- an input as it was named
  size INTEGER NOT NULL,
  changed INTEGER NOT NULL,               -- when the file was last changed, in nanoseconds
  items INTEGER NOT NULL,                 -- how many of its reports are dealt with
  finished INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE failure (
  subject TEXT PRIMARY KEY,               -- what could not be read
  input TEXT NOT NULL,
  reason TEXT NOT NULL,
  noted TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE description (
  item TEXT PRIMARY KEY,                  -- a table, or table.column
  words TEXT NOT NULL
) WITHOUT ROWID;

-- The words stand once, in the report.
CREATE VIEW content AS
SELECT s.id, (
  SELECT group_concat(substr(r.text, 1 + json_extract(e.value, '$[0]'), json_extract(e.value, '$[1]') - json_extract(e.value, '$[0]')), ' … ')
  FROM json_each(s.content) e
) AS words
FROM statement s JOIN report r ON r.id = s.report;

CREATE VIRTUAL TABLE statement_words USING fts5(
  words, content='content', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE actor_words USING fts5(
  name, content='actor', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
);

-- What people look at first.
CREATE VIEW line AS
SELECT s.link, sp.name AS speaker, s.act, s.form, c.words, ad.name AS addressee, s.said, r.published, r.outlet, r.title, r.url
FROM statement s
JOIN content c ON c.id = s.id
JOIN report r ON r.id = s.report
LEFT JOIN party sp ON sp.id = s.speaker
LEFT JOIN party ad ON ad.id = s.addressee
WHERE r.latest;

INSERT INTO description (item, words) VALUES
  ('report', 'One row a report and version, with its words'),
  ('block', 'Stretches of a report: title, paragraph, caption, furniture …'),
  ('actor', 'People, organisations and states across reports; joined on sure grounds only'),
  ('party', 'Who speaks, is spoken to or spoken about in a report'),
  ('statement', 'One row a statement: who is credited with which words, and how'),
  ('about', 'Which parties a statement names'),
  ('date', 'Date expressions and the days they can mean'),
  ('place', 'Places that reports name or may name, with where they lie'),
  ('mention', 'Where a report names a place'),
  ('located', 'Which places a statement or its paragraph names'),
  ('within', 'Which regions and countries a place lies in'),
  ('standing', 'What is the case with a place, according to whom'),
  ('shingle', 'Hashes of quotations, to find the same words in other reports'),
  ('band', 'Hashes of reports, to find reprints'),
  ('correction', 'What people say of statements; it overwrites nothing'),
  ('parting', 'Names that people have told apart'),
  ('input', 'How far each input has been read'),
  ('failure', 'What could not be read, and why'),
  ('description', 'What tables and columns hold'),
  ('line', 'Statements with speaker, day and outlet, to look at'),
  ('report.key', 'The id of the record'),
  ('report.source', 'What versions share: the address without its fragment, else a hash of the whole'),
  ('report.digest', 'What tells versions apart: a hash of words, title and date'),
  ('report.version', '1, 2, … of one source'),
  ('report.latest', '1 for the last version'),
  ('report.at', 'Published, in seconds since 1970 (UTC), to sort by'),
  ('report.reprints', 'The report added before it that has nearly the same words'),
  ('report.basis', 'Where each known field comes from: given, json-ld, meta, text'),
  ('report.name', 'The input that it was read from'),
  ('party.actor', 'Who it is across reports'),
  ('party.ground', 'Why: new (first of its name), wikidata, role, company (named together with the same others), name, state, hand'),
  ('party.mentions', 'Where it is named: [start, end] into report.text'),
  ('statement.link', 'An address that stays with these words in this source'),
  ('statement.form', 'direct (all of it in quotation marks), mixed, indirect'),
  ('statement.act', 'state claim announce confirm deny reject accuse warn threaten demand promise praise ask think other'),
  ('statement.mode', 'fact possible hypothetical question plan wish'),
  ('statement.said', 'When it was said, by the report''s own words (TIMEX3)'),
  ('statement.said_from', 'The first day it can mean'),
  ('statement.said_to', 'The last day it can mean'),
  ('statement.parent', 'The statement it stands inside'),
  ('statement.answers', 'The question it answers'),
  ('statement.utterance', 'The statement added before it that carries the same words of the same occasion'),
  ('statement.score', 'How sure the reader is, 0 to 1'),
  ('statement.content', 'Where its words stand: [[start, end], …] into report.text'),
  ('statement.verbatim', 'Those in quotation marks'),
  ('statement.cue', 'The words that attribute'),
  ('statement.source', 'The words that name who is credited'),
  ('statement.targets', 'The words that a denial or rejection is about'),
  ('content', 'The words of each statement, its parts joined by an ellipsis'),
  ('located.inside', '1 where the statement''s words name the place, 0 where only its paragraph does'),
  ('standing.holder', 'According to whom; NULL is the report itself'),
  ('standing.party', 'Whose claim, control, loss it is; NULL is nobody');
