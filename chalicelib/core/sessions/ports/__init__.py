"""What session groups, exam sessions and the journal need from the world."""
