-- The first tables of a school server. A document is a value of the core as JSON; what is searched
-- on or compared stands in columns beside it.

CREATE TABLE groups (
    institution_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (institution_id, group_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE exam_sessions (
    login_name TEXT PRIMARY KEY,
    institution_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    document TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX exam_sessions_of_group ON exam_sessions (group_id, session_id);

-- The sign of life stands in columns, so that writing one never touches the document.
CREATE TABLE presences (
    institution_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    lease INTEGER NOT NULL,
    login INTEGER NOT NULL,
    document TEXT NOT NULL,
    item_id TEXT,
    item_number INTEGER,
    answered INTEGER,
    total INTEGER,
    waiting INTEGER,
    seen_at TEXT,
    PRIMARY KEY (institution_id, group_id, session_id)
) STRICT, WITHOUT ROWID;

-- The journal, and the outbox of what goes home, are one table: "number" is the order in which
-- things were stored. "seq" tells apart what one session and epoch hold of a kind.
CREATE TABLE journal (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    institution_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('batch', 'opening', 'adoption', 'late_accepted')),
    lease INTEGER NOT NULL,
    login INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    body BLOB NOT NULL,
    received_at TEXT NOT NULL,
    UNIQUE (session_id, institution_id, kind, lease, login, seq)
) STRICT;

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN
    SELECT raise(ABORT, 'nothing in the journal is ever changed');
END;

CREATE TRIGGER journal_is_never_emptied BEFORE DELETE ON journal
BEGIN
    SELECT raise(ABORT, 'nothing in the journal is ever removed');
END;

-- What was packed to go home: the journal up to and including a number, once, byte for byte.
-- "told" names how the group stood, where a parcel tells that.
CREATE TABLE parcels (
    group_id TEXT NOT NULL,
    lease INTEGER NOT NULL,
    number INTEGER NOT NULL,
    upto INTEGER NOT NULL,
    body BLOB NOT NULL,
    told TEXT NOT NULL,
    home INTEGER NOT NULL DEFAULT 0 CHECK (home IN (0, 1)),
    PRIMARY KEY (group_id, lease, number)
) STRICT;

CREATE TABLE accounts (
    username TEXT PRIMARY KEY,
    institution_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    document TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE attempts (
    key_hash TEXT PRIMARY KEY,
    made INTEGER NOT NULL,
    last_at TEXT,
    closed_until_at TEXT,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE logins (
    id_hash TEXT PRIMARY KEY,
    actor TEXT NOT NULL,
    created_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL,
    ends_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE candidate_names (
    institution_id TEXT NOT NULL,
    candidate_id TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (institution_id, candidate_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE forms (
    form_id TEXT PRIMARY KEY,
    exam_id TEXT NOT NULL,
    parts TEXT NOT NULL,
    sealed_outline BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE form_keys (
    form_id TEXT NOT NULL,
    purpose TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    PRIMARY KEY (form_id, purpose)
) STRICT, WITHOUT ROWID;
