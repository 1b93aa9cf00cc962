"""The ports of the core on what a school server has: one SQLite file and a folder."""
