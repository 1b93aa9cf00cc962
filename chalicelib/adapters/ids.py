"""Where real identifiers and codes come from: the operating system's source of randomness."""

import secrets


class SystemIds:
    """Makes identifiers and codes that nobody can guess."""

    def __call__(self) -> str:
        """Return 22 characters from ``[A-Za-z0-9_-]``: 128 bits."""
        return secrets.token_urlsafe(16)

    def code(self, length: int, alphabet: str) -> str:
        """Return ``length`` characters drawn evenly from ``alphabet``."""
        return "".join(secrets.choice(alphabet) for _ in range(length))
