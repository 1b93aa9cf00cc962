"""Parcels as JSON Web Signatures (RFC 7515) with Ed25519 (RFC 8037).

The payload is the parcel as JSON; docs/parcels.md describes it. It is signed at the school server
and checked in the cloud, and a parcel on a USB stick looks the same.
"""

from functools import cache

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import TypeAdapter, ValidationError

from chalicelib.core.sync import Parcel, ParcelRefused

ALGORITHM = "EdDSA"
TYPE = "facet-parcel+jws"


class SignedParcels:
    """Checks and reads parcels."""

    def read(self, text: str, signing_key: bytes) -> Parcel:
        """Check the signature and read. :raises ParcelRefused: if either fails."""
        try:
            key = Ed25519PublicKey.from_public_bytes(signing_key)
            found = jwt.api_jws.decode_complete(text, key, algorithms=[ALGORITHM])
            if found["header"].get("typ") != TYPE:
                raise ParcelRefused(reason="typ")
            return _adapter().validate_json(found["payload"])
        except ValidationError:
            # Not "from error": it quotes what it could not read, and that may be an answer.
            raise ParcelRefused(reason="ValidationError") from None
        except (jwt.PyJWTError, ValueError) as error:
            raise ParcelRefused(reason=type(error).__name__) from error


class ParcelSigner:
    """Writes and signs parcels."""

    def __init__(self, private_key: Ed25519PrivateKey) -> None:
        """Sign with this key."""
        self._key = private_key

    def write(self, parcel: Parcel) -> str:
        """Give the signed text."""
        payload = _adapter().dump_json(parcel)
        return jwt.api_jws.encode(payload, self._key, ALGORITHM, headers={"typ": TYPE})


@cache
def _adapter() -> TypeAdapter[Parcel]:
    return TypeAdapter(Parcel)
