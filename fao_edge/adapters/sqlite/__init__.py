"""The stores of a school server in one SQLite file; several may share one ``Database``."""
