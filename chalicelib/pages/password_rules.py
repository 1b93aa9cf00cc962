"""The rules of new passwords in the words of the manual (4.1.1), as a list and as a refusal."""

from collections.abc import Iterable, Mapping

from chalicelib.pages.words import dutch

PASSWORD_RULES = {
    "too_short": dutch("Het moet bestaan uit minimaal %(length_min)s tekens."),
    "too_long": dutch("Het mag bestaan uit maximaal %(length_max)s tekens."),
    "too_few_letters": dutch("Het moet minimaal %(letters_min)s letter bevatten."),
    "too_few_others": dutch(
        "Het moet minimaal %(others_min)s andere tekens dan een letter bevatten."
    ),
    "has_space": dutch("Het mag geen spaties bevatten."),
    "repeats": dutch(
        "Het mag niet meer dan %(same_in_a_row_max)s dezelfde tekens achter elkaar bevatten."
    ),
    "easily_guessed": dutch(
        "Het mag niet makkelijk te raden zijn. Uw naam, uw school of een bekend wachtwoord"
        " met een cijfer erachter is dat wel."
    ),
    "is_current": dutch("Het mag niet gelijk zijn aan uw huidige wachtwoord."),
    "used_before": dutch(
        "Het mag niet gelijk zijn aan een van uw laatste %(earlier_refused)s wachtwoorden."
    ),
}


def password_rule(rule: str) -> str:
    """Give the sentence of a rule, with room for its figures."""
    return PASSWORD_RULES[rule]


def broken_rules(rules: Iterable[str], figures: Mapping[str, object]) -> str:
    """Say in Dutch which rules a password breaks."""
    return " ".join(PASSWORD_RULES[rule] % figures for rule in rules)
