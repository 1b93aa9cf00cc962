"""What a password must look like; checked where one is set, never where one is used."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from chalicelib.core.access.errors import PasswordRefused
from chalicelib.core.access.model.password import EARLIER_KEPT


class PasswordProfile(StrEnum):
    """The sets of rules that an environment can be set to."""

    FACET = "facet"
    MODERN = "modern"


class PasswordRule(StrEnum):
    """One rule that a password can break."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_FEW_LETTERS = "too_few_letters"
    TOO_FEW_OTHERS = "too_few_others"
    HAS_SPACE = "has_space"
    REPEATS = "repeats"
    EASILY_GUESSED = "easily_guessed"
    IS_CURRENT = "is_current"
    USED_BEFORE = "used_before"


@dataclass(frozen=True)
class PasswordPolicy:
    """A set of password rules.

    ``same_in_a_row_max`` is None where characters may repeat. ``earlier_refused`` counts the
    passwords before the current one that may not be taken again. ``expires``: a password ends after
    365 days.
    """

    length_min: int
    length_max: int
    letters_min: int
    others_min: int
    spaces_allowed: bool
    same_in_a_row_max: int | None
    easy_allowed: bool
    earlier_refused: int
    expires: bool

    def check(self, password: str) -> None:
        """Accept how a new password looks. :raises PasswordRefused: naming every rule it breaks."""
        if broken := self.broken(password):
            raise self.refused(*broken)

    def broken(self, password: str) -> tuple[PasswordRule, ...]:
        """Name every rule of looks that a password breaks."""
        verdicts = self._verdicts(password)
        return tuple(rule for rule, is_broken in verdicts.items() if is_broken)

    def refused(self, *broken: PasswordRule) -> PasswordRefused:
        """Give the refusal that names these rules, with the figures in them."""
        return PasswordRefused(broken, self.figures)

    @property
    def figures(self) -> dict[str, int]:
        """The numbers that stand in the rules."""
        return {
            "length_min": self.length_min,
            "length_max": self.length_max,
            "letters_min": self.letters_min,
            "others_min": self.others_min,
            "same_in_a_row_max": self.same_in_a_row_max or self.length_max,
            "earlier_refused": self.earlier_refused,
        }

    @property
    def rules(self) -> tuple[PasswordRule, ...]:
        """The rules that count, in the order of the manual."""
        counts = {
            PasswordRule.TOO_SHORT: True,
            PasswordRule.TOO_FEW_LETTERS: self.letters_min > 0,
            PasswordRule.TOO_FEW_OTHERS: self.others_min > 0,
            PasswordRule.HAS_SPACE: not self.spaces_allowed,
            PasswordRule.REPEATS: self.same_in_a_row_max is not None,
            PasswordRule.EASILY_GUESSED: not self.easy_allowed,
            PasswordRule.IS_CURRENT: True,
            PasswordRule.USED_BEFORE: self.earlier_refused > 0,
            PasswordRule.TOO_LONG: True,
        }
        return tuple(rule for rule, does_count in counts.items() if does_count)

    def _verdicts(self, password: str) -> dict[PasswordRule, bool]:
        letters = sum(character.isalpha() for character in password)
        longest_run = max((len(list(run)) for _, run in groupby(password)), default=0)
        has_space = any(character.isspace() for character in password)
        repeats = self.same_in_a_row_max is not None and longest_run > self.same_in_a_row_max
        return {
            PasswordRule.TOO_SHORT: len(password) < self.length_min,
            PasswordRule.TOO_LONG: len(password) > self.length_max,
            PasswordRule.TOO_FEW_LETTERS: letters < self.letters_min,
            PasswordRule.TOO_FEW_OTHERS: len(password) - letters < self.others_min,
            PasswordRule.HAS_SPACE: has_space and not self.spaces_allowed,
            PasswordRule.REPEATS: repeats,
        }


FACET_PASSWORDS = PasswordPolicy(
    length_min=8,
    length_max=128,
    letters_min=1,
    others_min=2,
    spaces_allowed=False,
    same_in_a_row_max=2,
    easy_allowed=True,
    earlier_refused=EARLIER_KEPT,
    expires=True,
)
"""The rules of the Facet manual, section 4.1.1. The upper limit is ours: it bounds the work."""

MODERN_PASSWORDS = PasswordPolicy(
    length_min=12,
    length_max=128,
    letters_min=0,
    others_min=0,
    spaces_allowed=True,
    same_in_a_row_max=None,
    easy_allowed=False,
    earlier_refused=0,
    expires=False,
)
"""Rules after OWASP ASVS 5.0, 6.2: long, not easily guessed, no composition, no expiry."""

PASSWORD_POLICIES = {
    PasswordProfile.FACET: FACET_PASSWORDS,
    PasswordProfile.MODERN: MODERN_PASSWORDS,
}
