"""One candidate and one test: item sessions, the way through, and what the whole yields."""
