"""The container image of a school server, and the health check inside it."""
