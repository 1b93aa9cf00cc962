"""What the acts of sessions answer with."""
