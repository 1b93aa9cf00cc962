"""Codes of authenticator apps: TOTP (RFC 6238) with the values that every app knows."""

import hmac
from datetime import datetime

import pyotp

ISSUER = "Facet"
STEPS_BESIDE = 1
"""A phone's clock may be half a minute off, and typing takes time (RFC 6238, section 5.2)."""


class TotpCodes:
    """Six digits of SHA-1 every thirty seconds: what all apps can read from a QR code."""

    def step_of(self, secret: str, code: str, at: datetime) -> int | None:
        """Give the time step whose code this is: the present one, or one beside it; else None."""
        totp = pyotp.TOTP(secret)
        present = totp.timecode(at)
        steps = range(present - STEPS_BESIDE, present + STEPS_BESIDE + 1)
        # All are compared, whichever fits: the time it takes tells nothing.
        fitting = [step for step in steps if hmac.compare_digest(_of(totp, step), code.encode())]
        return max(fitting, default=None)

    def address(self, secret: str, username: str) -> str:
        """Give the ``otpauth`` address that an app reads from a QR code."""
        return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def _of(totp: pyotp.TOTP, step: int) -> bytes:
    return totp.generate_otp(step).encode()
