"""School servers, what they fetch, and what they hand in."""
