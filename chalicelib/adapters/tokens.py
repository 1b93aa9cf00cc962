"""Candidates' tokens and the secrets derived for them: signed, so that a save needs no read."""

import hashlib
import hmac
from functools import lru_cache

from itsdangerous import BadSignature, URLSafeSerializer

from chalicelib.core.kernel import GroupId, InstitutionId, SessionId
from chalicelib.core.sessions import Epoch, TokenClaims, TokenInvalid

CHARACTERS_MAX = 1000
"""Ours have about a hundred. Base64 passes over what is no base64, so one token can be written in
countless ways; without a limit each could be as long as a header and be remembered."""
REMEMBERED = 4096
"""More tokens than a school server has candidates at once: each comes with every save."""


class SignedTokens:
    """Signs and reads tokens with HMAC-SHA-256.

    A token names its epoch: the next login of the candidate takes it out of use, so it needs no
    end of its own.
    """

    def __init__(self, secret: str) -> None:
        """Sign with this secret."""
        options = {"digest_method": hashlib.sha256}
        self._serializer = URLSafeSerializer(secret, salt="candidate", signer_kwargs=options)
        # What a token says follows from its text alone, so a signature is checked once. A token
        # that is not ours is not remembered.
        self._known = lru_cache(maxsize=REMEMBERED)(self._checked)

    def sign(self, claims: TokenClaims) -> str:
        """Make the token of one login."""
        lease, login = claims.epoch.lease, claims.epoch.login
        parts = [claims.institution_id, claims.group_id, claims.session_id, lease, login]
        signed = self._serializer.dumps(parts)
        return signed.decode() if isinstance(signed, bytes) else signed

    def read(self, token: str) -> TokenClaims:
        """Read a token. :raises TokenInvalid: if it is not one of ours."""
        if len(token) > CHARACTERS_MAX:
            raise TokenInvalid
        return self._known(token)

    def _checked(self, token: str) -> TokenClaims:
        try:
            institution_id, group_id, session_id, lease, login = self._serializer.loads(token)
        except (BadSignature, UnicodeError) as error:
            raise TokenInvalid from error
        return TokenClaims(
            InstitutionId(institution_id),
            GroupId(group_id),
            SessionId(session_id),
            Epoch(lease, login),
        )


class DerivedSecrets:
    """Derives what is never stored from the server's secret."""

    def __init__(self, secret: str) -> None:
        """Derive from this secret."""
        self._secret = secret.encode()

    def outbox_key(self, session_id: SessionId) -> bytes:
        """Derive the 32 bytes under which browsers keep their outbox: the same at each login."""
        return hmac.new(self._secret, f"outbox|{session_id}".encode(), hashlib.sha256).digest()
