"""The tool for exam makers: ``python -m chalicelib.qti`` (docs/qti/tool.md).

It reads packages as the import of the system does, on the maker's own computer: without a server,
without an account, and without sending anything anywhere.
"""
