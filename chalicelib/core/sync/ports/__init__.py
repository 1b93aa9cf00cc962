"""What school servers and the way between them and the cloud need from the world."""
