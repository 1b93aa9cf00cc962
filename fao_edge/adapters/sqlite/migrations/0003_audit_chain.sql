-- The audit chain of this school server: its events, each as it was hashed, and which is the last.

CREATE TABLE audit_events (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    request_id TEXT NOT NULL,
    line TEXT NOT NULL
) STRICT;

CREATE INDEX audit_events_by_request ON audit_events (request_id, name);

CREATE TRIGGER audit_events_are_never_changed BEFORE UPDATE ON audit_events
BEGIN
    SELECT raise(ABORT, 'no audit event is ever changed');
END;

CREATE TRIGGER audit_events_are_never_removed BEFORE DELETE ON audit_events
BEGIN
    SELECT raise(ABORT, 'no audit event is ever removed');
END;

CREATE TABLE audit_head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL,
    hash TEXT NOT NULL,
    seal TEXT NOT NULL
) STRICT;
