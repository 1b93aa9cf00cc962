-- A login says with what its owner made it; those from before say nothing.
ALTER TABLE logins ADD COLUMN device TEXT NOT NULL DEFAULT '{}';
