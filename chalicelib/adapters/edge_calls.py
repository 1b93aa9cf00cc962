"""How a school server signs its requests: a short JSON Web Token (RFC 7519) with Ed25519.

It names method, path and a digest of the body, so that it fits one request only; what stands behind
a question mark is not signed, and chooses no more than which lease of its own a server asks after.
Within its five minutes it can repeat that same request, and read its answer: it belongs in no log.
"""

import hashlib
import hmac
import re
from datetime import datetime, timedelta

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from chalicelib.core.kernel import EdgeId
from chalicelib.core.sync import EdgeClockWrong, EdgeNotKnown

ALGORITHM = "EdDSA"
FRESH = timedelta(minutes=5)
CLAIMS = ["iss", "iat", "htm", "htu", "body"]
_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")


class SignedEdgeCalls:
    """Reads and checks the signatures of requests."""

    def signer(self, token: str) -> EdgeId:
        """Tell who says to have signed, unchecked. :raises EdgeNotKnown: if nobody does."""
        try:
            claims = jwt.decode(token, options={"verify_signature": False})
        except jwt.PyJWTError as error:
            raise EdgeNotKnown from error
        # Whatever is no id is not looked for: nobody has signed for it yet.
        issuer = claims.get("iss")
        if not isinstance(issuer, str) or not _ID.fullmatch(issuer):
            raise EdgeNotKnown
        return EdgeId(issuer)

    def check(
        self, token: str, signing_key: bytes, *, method: str, path: str, body: bytes, at: datetime
    ) -> None:
        """Check the signature of this very request.

        :raises EdgeNotKnown: if it is not the signature of this request by this key.
        :raises EdgeClockWrong: if it was made more than five minutes from ``at``.
        """
        try:
            key = Ed25519PublicKey.from_public_bytes(signing_key)
            # The moment is compared below, with a window to both sides and our own clock.
            claims = jwt.decode(
                token,
                key,
                algorithms=[ALGORITHM],
                options={"require": CLAIMS, "verify_iat": False},
            )
            signed_at = float(claims["iat"])
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise EdgeNotKnown from error
        expected = _of_request(method, path, body)
        if not all(hmac.compare_digest(str(claims[name]), expected[name]) for name in expected):
            raise EdgeNotKnown
        # A moment that is no number (NaN) is not fresh either.
        if not abs(at.timestamp() - signed_at) <= FRESH.total_seconds():
            raise EdgeClockWrong(server_time=at)


class EdgeCallSigner:
    """Signs the requests of one school server."""

    def __init__(self, edge_id: EdgeId, private_key: Ed25519PrivateKey) -> None:
        """Sign as this server with this key."""
        self._edge_id = edge_id
        self._key = private_key

    def token(self, *, method: str, path: str, body: bytes, at: datetime) -> str:
        """Give the token of one request; ``path`` as the acts know it, without the base path."""
        claims = {"iss": self._edge_id, "iat": at.timestamp(), **_of_request(method, path, body)}
        return jwt.encode(claims, self._key, ALGORITHM)


def _of_request(method: str, path: str, body: bytes) -> dict[str, str]:
    return {"htm": method, "htu": path, "body": hashlib.sha256(body).hexdigest()}
