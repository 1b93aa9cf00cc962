"""What can be done with school servers, and both ends of the way between them and the cloud."""
