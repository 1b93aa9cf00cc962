"""Staff verifiers: with one, a school server can check a portal password and do nothing else.

A verifier is ``HMAC-SHA-256(Argon2id output, edge id)`` with the salt and parameters of the stored
hash, written in the style of a PHC string. It is made from the stored hash, without the password.
Whoever steals it can guess as slowly as with the hash itself, and can log in nowhere with it.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass

from argon2 import Parameters, extract_parameters
from argon2.low_level import hash_secret_raw

from chalicelib.adapters.passwords.argon2id import DECOY
from chalicelib.core.kernel import EdgeId

SCHEME = "facet-edge"


@dataclass(frozen=True)
class _Parts:
    parameters: Parameters
    settings: str
    salt: str
    output: str


class EdgeVerifiers:
    """Makes verifiers."""

    def verifier(self, password_hash: str, edge_id: EdgeId) -> str:
        """Make it without the password; it opens nothing at the portal or another server."""
        parts = _parts(password_hash)
        mac = _mac(_decoded(parts.output), edge_id)
        return f"${SCHEME}{parts.settings}${parts.salt}${mac}"


class EdgePasswords:
    """Checks passwords against the verifiers of one school server: fulfils ``PasswordVerifier``."""

    def __init__(self, edge_id: EdgeId) -> None:
        """Check for this server."""
        self._edge_id = edge_id
        self._decoy = EdgeVerifiers().verifier(DECOY, edge_id)

    def verify(self, password_hash: str | None, password: str) -> bool:
        """Tell whether the password fits this verifier; without one: no, after the same time."""
        verifier = password_hash or self._decoy
        parts = _parts(verifier.replace(f"${SCHEME}", "$argon2id", 1))
        given = hash_secret_raw(
            password.encode(),
            _decoded(parts.salt),
            time_cost=parts.parameters.time_cost,
            memory_cost=parts.parameters.memory_cost,
            parallelism=parts.parameters.parallelism,
            # Counted in the verifier: an HMAC-SHA-256 is as long as the output that we ask for.
            hash_len=parts.parameters.hash_len,
            type=parts.parameters.type,
            version=parts.parameters.version,
        )
        return hmac.compare_digest(parts.output, _mac(given, self._edge_id))


def _parts(text: str) -> _Parts:
    # $argon2id$v=19$m=65536,t=3,p=4$salt$output; the reader of parameters checks the form.
    parameters = extract_parameters(text)
    _, _, version, costs, salt, output = text.split("$")
    return _Parts(parameters, f"${version}${costs}", salt, output)


def _mac(output: bytes, edge_id: EdgeId) -> str:
    made = hmac.new(output, f"edge-verifier|{edge_id}".encode(), hashlib.sha256).digest()
    return base64.b64encode(made).decode().rstrip("=")


def _decoded(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4))
