-- What the exam app knows of a form before its start; of those fetched before nothing is known.
ALTER TABLE forms ADD COLUMN has_sound INTEGER NOT NULL DEFAULT 0;
ALTER TABLE forms ADD COLUMN server_needed INTEGER NOT NULL DEFAULT 0;
