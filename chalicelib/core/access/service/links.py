"""One-use links in e-mails: the token is in the e-mail alone, what is kept opens nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from chalicelib.core.access.errors import LinkEnded
from chalicelib.core.access.model import Link, LinkPurpose, id_hash
from chalicelib.core.access.ports import LinkStore
from chalicelib.core.kernel import Clock, NewId, NotFound, UserId


@dataclass(frozen=True)
class LinkTokens:
    """Makes and redeems the tokens of links, each for one purpose and one user."""

    links: LinkStore
    clock: Clock
    new_id: NewId

    def issue(
        self,
        purpose: LinkPurpose,
        user_id: UserId,
        *,
        lasts: timedelta,
        facts: Mapping[str, str] | None = None,
    ) -> str:
        """Make a token that works once, for ``lasts``; ``facts`` come back when it is used."""
        token = self.new_id()
        ends_at = self.clock() + lasts
        self.links.add(Link(id_hash(token), purpose, user_id, ends_at, facts or {}))
        return token

    def peek(self, purpose: LinkPurpose, token: str) -> Link:
        """Give what a token opens without using it up.

        :raises LinkEnded: if it is used, too old, for another purpose, or never was one.
        """
        try:
            link = self.links.get(id_hash(token))
        except NotFound as error:
            raise LinkEnded from error
        if not link.opens(purpose, self.clock()):
            raise LinkEnded
        return link

    def redeem(self, purpose: LinkPurpose, token: str) -> Link:
        """Use a token up; of two callers at the same moment one succeeds.

        :raises LinkEnded: if it is used, too old, for another purpose, or never was one.
        """
        link = self.peek(purpose, token)
        try:
            self.links.remove(link.id_hash)
        except NotFound as error:
            raise LinkEnded from error
        return link
