"""The rules of audit chains: events, how one follows another, and how a chain is checked."""
