"""Passwords that people try first, by the lists and the estimate of zxcvbn."""

GUESSES_MIN = 1e8
"""From here zxcvbn calls a password safe against guesses at a slow hash (its score 3)."""

JUDGED_CHARACTERS = 64
"""Its work grows faster than the text; a strong beginning makes the whole strong."""


class CommonPasswords:
    """Fulfils ``BlockList``. Its lists are loaded with the first question, in 0.04 s."""

    def holds(self, password: str) -> bool:
        """Tell whether it is a common password, or easily made from one; an empty one is."""
        if not password:
            return True
        from zxcvbn import matching, scoring

        # Not through zxcvbn.zxcvbn: that keeps what it was asked in a variable of its module.
        judged = password[:JUDGED_CHARACTERS]
        found = scoring.most_guessable_match_sequence(judged, matching.omnimatch(judged))
        return bool(found["guesses"] < GUESSES_MIN)
