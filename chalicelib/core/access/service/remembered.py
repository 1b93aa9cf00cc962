"""Remembers browsers in which somebody gave a one-time password today."""

import base64
import hashlib
import hmac
from dataclasses import dataclass, field

from chalicelib.core.access.model import RememberedBrowser, address_mac, id_hash
from chalicelib.core.access.ports import RememberedBrowserStore
from chalicelib.core.kernel import Clock, NewId, NotFound, UserId

SIGNATURE_CHARACTERS = 43
"""SHA-256 in base64url without padding."""


@dataclass(frozen=True)
class RememberedBrowsers:
    """Knows browsers by a mark: a random id with our signature, so no invented one is looked up."""

    browsers: RememberedBrowserStore
    server_key: bytes = field(repr=False)
    clock: Clock
    new_id: NewId

    def remember(self, user_id: UserId, *, address: str) -> str:
        """Remember the browser at this address for a day; give the mark that it must keep."""
        browser_id = self.new_id()
        self.browsers.add(
            RememberedBrowser(
                id_hash=id_hash(browser_id),
                user_id=user_id,
                address_mac=address_mac(self.server_key, address),
                created_at=self.clock(),
            )
        )
        return browser_id + self._signature(browser_id)

    def find(self, user_id: UserId, *, mark: str | None) -> RememberedBrowser | None:
        """Give the browser by which this user is known; None if it is a stranger to them."""
        browser_id = self._id_in(mark or "")
        if browser_id is None:
            return None
        try:
            found = self.browsers.get(user_id, id_hash(browser_id))
        except NotFound:
            return None
        return None if found.is_over(self.clock()) else found

    def is_at(self, browser: RememberedBrowser, *, address: str) -> bool:
        """Tell whether a browser is still where it was; an address that is not known is not."""
        return address != "" and hmac.compare_digest(
            browser.address_mac, address_mac(self.server_key, address)
        )

    def forget_all_of(self, user_id: UserId) -> None:
        """Ask this user for a one-time password again in every browser."""
        self.browsers.forget_all_of(user_id)

    def _id_in(self, mark: str) -> str | None:
        browser_id, signature = mark[:-SIGNATURE_CHARACTERS], mark[-SIGNATURE_CHARACTERS:]
        expected = self._signature(browser_id)
        return browser_id if hmac.compare_digest(signature.encode(), expected.encode()) else None

    def _signature(self, browser_id: str) -> str:
        message = f"remembered-browser|{browser_id}".encode()
        made = hmac.new(self.server_key, message, hashlib.sha256).digest()
        return base64.urlsafe_b64encode(made).decode().rstrip("=")
