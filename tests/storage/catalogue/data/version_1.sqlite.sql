BEGIN TRANSACTION;
CREATE TABLE appearances (
        issue BIGINT NOT NULL REFERENCES issues (key) ON DELETE CASCADE, place INTEGER NOT NULL,
        article TEXT NOT NULL REFERENCES articles (id), position INTEGER NOT NULL, title TEXT, text TEXT,
        bylines TEXT NOT NULL, organisation TEXT, date TEXT, pages TEXT NOT NULL, confidence DOUBLE NOT NULL,
        doubtful BOOLEAN NOT NULL, recognition DOUBLE, source_id TEXT, PRIMARY KEY (issue, place));
INSERT INTO "appearances" VALUES(1,1,'599c8f998540450e',1,NULL,NULL,'[]',NULL,NULL,'[]',1.0,0,NULL,NULL);
INSERT INTO "appearances" VALUES(1,2,'a59053fd7bab4297',2,NULL,NULL,'[]',NULL,NULL,'[]',1.0,0,NULL,NULL);
INSERT INTO "appearances" VALUES(2,1,'a59053fd7bab4297',1,NULL,NULL,'[]',NULL,NULL,'[]',1.0,0,NULL,NULL);
INSERT INTO "appearances" VALUES(2,2,'92ad0e1a9b26b7c9',2,NULL,NULL,'[]',NULL,NULL,'[]',1.0,0,NULL,NULL);
CREATE TABLE articles (id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL);
INSERT INTO "articles" VALUES('599c8f998540450e','甲','甲，这是正文。');
INSERT INTO "articles" VALUES('a59053fd7bab4297','乙','乙，这是正文。');
INSERT INTO "articles" VALUES('92ad0e1a9b26b7c9','半d800字','半d800字，这是正文。');
CREATE TABLE files (
        path TEXT PRIMARY KEY NOT NULL, size BIGINT NOT NULL, modified BIGINT NOT NULL, digest TEXT NOT NULL,
        reading TEXT NOT NULL, fault TEXT NOT NULL, hint TEXT NOT NULL, issues TEXT NOT NULL, at TEXT NOT NULL,
        announced BOOLEAN NOT NULL);
INSERT INTO "files" VALUES('/inbox/a.txt',12,1700000000123456789,'d1','done','','','[]','2026-03-01 09:30:00.000000+00:00',0);
CREATE TABLE issues (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, path TEXT, part INTEGER NOT NULL, newspaper TEXT,
        number TEXT, date TEXT, articles INTEGER NOT NULL, copy BOOLEAN NOT NULL, UNIQUE (path, part));
INSERT INTO "issues" VALUES(1,'f8cc25a55d6ab65f','2026-01.txt','/issues/2026-01.txt',1,'某某医院报',NULL,'2026-01-30',2,0);
INSERT INTO "issues" VALUES(2,'89decd0fc1016fad','2026-02.txt','/issues/2026-02.txt',1,'某某医院报',NULL,NULL,2,0);
CREATE TABLE labels (article TEXT PRIMARY KEY NOT NULL, basis TEXT NOT NULL, primary_tag TEXT, tags TEXT);
INSERT INTO "labels" VALUES('a59053fd7bab4297','single','training','["training"]');
CREATE TABLE predictions (
        key INTEGER PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, current BOOLEAN NOT NULL,
        at TEXT NOT NULL, run TEXT NOT NULL, model TEXT NOT NULL, primary_tag TEXT, tags TEXT NOT NULL,
        scores TEXT NOT NULL, certainty DOUBLE NOT NULL, review TEXT, familiar DOUBLE NOT NULL,
        evidence TEXT NOT NULL);
INSERT INTO "predictions" VALUES(1,'599c8f998540450e',0,'2026-03-01 09:30:00.000000+00:00','run1','v0001','award','["award"]','{"award": 0.9, "event": 0.1, "training": 0.1}',0.9,NULL,1.0,'{"award": [["荣获", 1.8]]}');
INSERT INTO "predictions" VALUES(2,'a59053fd7bab4297',1,'2026-03-01 09:30:00.000000+00:00','run1','v0001','event','["event"]','{"award": 0.1, "event": 0.9, "training": 0.1}',0.9,NULL,1.0,'{}');
INSERT INTO "predictions" VALUES(3,'92ad0e1a9b26b7c9',1,'2026-03-01 09:30:00.000000+00:00','run1','v0001','award','["award"]','{"award": 0.9, "event": 0.1, "training": 0.1}',0.9,NULL,1.0,'{}');
INSERT INTO "predictions" VALUES(4,'599c8f998540450e',1,'2026-03-01 09:30:00.000000+00:00','run2','v0002','event','["event"]','{"award": 0.1, "event": 0.9, "training": 0.1}',0.9,NULL,1.0,'{}');
CREATE TABLE runs (
        id TEXT PRIMARY KEY NOT NULL, verb TEXT NOT NULL, began TEXT NOT NULL, ended TEXT NOT NULL,
        model TEXT NOT NULL, issues INTEGER NOT NULL, articles INTEGER NOT NULL, predictions INTEGER NOT NULL,
        failed INTEGER NOT NULL);
INSERT INTO "runs" VALUES('run1','tag','2026-03-01 09:30:00.000000+00:00','2026-03-01 09:30:00.000000+00:00','v0001',0,0,0,0);
CREATE TABLE schema_version (version INTEGER NOT NULL);
INSERT INTO "schema_version" VALUES(1);
CREATE UNIQUE INDEX issues_id ON issues (id) WHERE NOT copy;
CREATE INDEX issues_copies ON issues (id);
CREATE INDEX issues_date ON issues (date);
CREATE INDEX appearances_article ON appearances (article);
CREATE UNIQUE INDEX predictions_current ON predictions (article) WHERE current;
CREATE INDEX predictions_article ON predictions (article);
COMMIT;
