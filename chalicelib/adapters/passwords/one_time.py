"""One-time passwords that are sent by e-mail."""

import pyotp

DIGITS = 8
"""With five tries a guess succeeds once in twenty million logins that knew the password."""


class MailedOneTimePasswords:
    """Makes codes by HOTP (RFC 4226), each from a secret that is thrown away at once."""

    def new_code(self) -> str:
        """Give eight digits that nobody can predict."""
        # The secret is random and used once, so no code says anything about another one, and
        # there is no secret to steal: only the code's HMAC is kept.
        return pyotp.HOTP(pyotp.random_base32(), digits=DIGITS).at(0)
