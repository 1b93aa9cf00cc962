"""What a user or a machine can do: one module per topic, each with its own registry ``acts``."""
