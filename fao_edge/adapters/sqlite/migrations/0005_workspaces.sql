-- What candidates arranged around their answers, and the epoch that wrote it.
CREATE TABLE workspaces (
    institution_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    lease INTEGER NOT NULL,
    login INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (institution_id, session_id)
) STRICT, WITHOUT ROWID;
