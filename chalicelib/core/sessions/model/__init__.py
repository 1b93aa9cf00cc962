"""The rules of session groups, exam sessions and the answer journal, as values."""
