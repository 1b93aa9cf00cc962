"""The acts of sessions: planning, monitoring, adopting, logging in, delivery."""
