"""What a password must look like; checked where one is set, never where one is used."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from chalicelib.core.access.errors import PasswordRefused


class PasswordRule(StrEnum):
    """One rule that a password can break."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_FEW_LETTERS = "too_few_letters"
    TOO_FEW_OTHERS = "too_few_others"
    HAS_SPACE = "has_space"
    REPEATS = "repeats"


@dataclass(frozen=True)
class PasswordPolicy:
    """A set of password rules."""

    length_min: int
    length_max: int
    letters_min: int
    others_min: int
    spaces_allowed: bool
    same_in_a_row_max: int

    def check(self, password: str) -> None:
        """Accept a new password. :raises PasswordRefused: naming every rule it breaks."""
        broken = [rule for rule, is_broken in self._verdicts(password).items() if is_broken]
        if broken:
            raise PasswordRefused(field="password", broken=tuple(broken))

    def _verdicts(self, password: str) -> dict[PasswordRule, bool]:
        letters = sum(character.isalpha() for character in password)
        longest_run = max((len(list(run)) for _, run in groupby(password)), default=0)
        has_space = any(character.isspace() for character in password)
        return {
            PasswordRule.TOO_SHORT: len(password) < self.length_min,
            PasswordRule.TOO_LONG: len(password) > self.length_max,
            PasswordRule.TOO_FEW_LETTERS: letters < self.letters_min,
            PasswordRule.TOO_FEW_OTHERS: len(password) - letters < self.others_min,
            PasswordRule.HAS_SPACE: has_space and not self.spaces_allowed,
            PasswordRule.REPEATS: longest_run > self.same_in_a_row_max,
        }


FACET_PASSWORDS = PasswordPolicy(
    length_min=8,
    length_max=128,
    letters_min=1,
    others_min=2,
    spaces_allowed=False,
    same_in_a_row_max=2,
)
"""The rules of the Facet manual, section 4.1.1. The upper limit is ours: it bounds the work."""
