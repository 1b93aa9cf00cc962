"""Judges the passwords that people choose."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.core.access.model import Account, Password, PasswordPolicy, PasswordRule
from chalicelib.core.access.ports import BlockList, PasswordHasher, Workplaces
from chalicelib.core.kernel import Clock

OUR_NAME = "facet"
WORD_MIN = 3
"""Shorter parts of a name are too common in other words to say anything."""


@dataclass(frozen=True)
class NewPasswords:
    """Turns what somebody chose into their next password, if it keeps all rules."""

    policy: PasswordPolicy
    hasher: PasswordHasher
    block_list: BlockList
    places: Workplaces
    clock: Clock

    def chosen(self, account: Account, password: str) -> Password:
        """Give the next password of an account.

        Up to 25 slow checks, against the current and 24 earlier ones, and none of them before all
        other rules are kept.

        :raises PasswordRefused: naming the rules it breaks.
        """
        self.policy.check(password)
        if rule := self._broken_by_owner(account, password):
            raise self.policy.refused(rule)
        made = self.hasher.hash(password)
        return account.password.replaced_by(made, self.clock(), expires=self.policy.expires)

    def _broken_by_owner(self, account: Account, password: str) -> PasswordRule | None:
        if not self.policy.easy_allowed and self._is_easy(account, password):
            return PasswordRule.EASILY_GUESSED
        if self.hasher.verify(account.password.hash, password):
            return PasswordRule.IS_CURRENT
        earlier = account.password.earlier[: self.policy.earlier_refused]
        if any(self.hasher.verify(one, password) for one in earlier):
            return PasswordRule.USED_BEFORE
        return None

    def _is_easy(self, account: Account, password: str) -> bool:
        # Whoever guesses knows these words, so they add nothing: what is left must be strong.
        places = [self.places.name_of(one.institution_id) for one in account.memberships]
        known = (OUR_NAME, account.username, account.name, *places)
        return self.block_list.holds(_without(_words(known), password))


def _words(texts: Iterable[str]) -> set[str]:
    parts = {part for text in texts for part in (text, *re.split(r"\W+", text))}
    return {part for part in parts if len(part) >= WORD_MIN}


def _without(words: set[str], password: str) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), "", password, flags=re.IGNORECASE)
