"""What Facet keeps of people and for how long, in words for everyone.

Made to follow the ``PersonalData`` that each stored record declares: a test
(tests/architecture/test_privacy_page.py) fails while a record with personal data stands in no line
here, in two, or in one with another term than it declares.
"""

from dataclasses import dataclass

from chalicelib.pages.words import dutch

AFTER_A_FORM = (
    "90 days after the link ended, a year after a no, else as long as the institution takes part"
)
TERMS = {
    "a day": dutch("een dag"),
    "an hour": dutch("een uur"),
    "twelve hours": dutch("twaalf uur"),
    "until a year after the account was deactivated": dutch(
        "tot een jaar nadat het account is gedeactiveerd"
    ),
    "until six months after the candidate's last result": dutch(
        "tot zes maanden na de laatste uitslag van de kandidaat"
    ),
    "until it ends, at most a few days": dutch(
        "tot de link niet meer geldt, hooguit een paar dagen"
    ),
    "until it has ended": dutch("tot het wachtwoord is verlopen"),
    "seven years": dutch("zeven jaar"),
    "ninety days, or until a later mail arrives": dutch(
        "negentig dagen, of tot een latere e-mail wel aankomt"
    ),
    "as long as the institution takes part": dutch("zolang de instelling meedoet"),
    AFTER_A_FORM: (
        dutch(
            "90 dagen als niemand tekende, een jaar na een afwijzing,"
            " anders zolang de instelling meedoet"
        )
    ),
    "as long as the results": dutch("zo lang als de uitslagen"),
    "as long as the session": dutch("zo lang als de uitslagen"),
    "as long as the results may be disputed": dutch(
        "zolang iemand bezwaar kan maken tegen de uitslag"
    ),
    "as long as the catalogue names the exam": dutch("zolang het examen in Facet staat"),
    "until the folder of the server is emptied": dutch("tot de FAO wordt leeggemaakt"),
    "until the folder is emptied": dutch("tot de FAO wordt leeggemaakt"),
    "until the group is safely home and the folder of the server is emptied": dutch(
        "tot alle antwoorden veilig in Facet staan en de FAO wordt leeggemaakt"
    ),
    "until the first attempt a day later": dutch("een dag, tot de eerste poging daarna"),
    "until the first login twelve hours later": dutch("twaalf uur, tot daarna iemand inlogt"),
}
"""The Dutch of each term that a record declares."""


@dataclass(frozen=True)
class Kept:
    """A line of the privacy page: whose data, what, how long (a key of TERMS), in which records."""

    whose: str
    what: str
    term: str
    records: frozenset[str]

    @property
    def how_long(self) -> str:
        """The term as people read it."""
        return TERMS[self.term]


def _kept(whose: str, what: str, term: str, *records: str) -> Kept:
    return Kept(whose, what, term, frozenset(records))


STAFF, CANDIDATES = dutch("Medewerkers"), dutch("Kandidaten")
BOARDS = dutch("Schoolbestuur en beheerder")

IN_THE_CLOUD = (
    _kept(
        STAFF,
        dutch("Account: gebruikersnaam, naam, e-mailadres en een onleesbaar gemaakt wachtwoord"),
        "until a year after the account was deactivated",
        "AccountRecord",
        "EmailRecord",
        "StaffRecord",
        "UserRecord",
        "EmailRecord",
    ),
    _kept(
        STAFF,
        dutch("Wie bezig is met inloggen: naam, rollen en e-mailadres"),
        "an hour",
        "PendingLoginRecord",
    ),
    _kept(
        STAFF,
        dutch("Wie is ingelogd: naam en rollen"),
        "twelve hours",
        "LoginRecord",
        "LoginOfUserRecord",
    ),
    _kept(
        STAFF,
        dutch("Een browser waarin het eenmalig wachtwoord al is ingevuld: een onleesbaar adres"),
        "a day",
        "RememberedBrowserRecord",
    ),
    _kept(
        STAFF,
        dutch("Een link in een e-mail: voor wie die is, en een e-mailadres"),
        "until it ends, at most a few days",
        "LinkRecord",
    ),
    _kept(
        STAFF,
        dutch("Een e-mail die niet aankwam: voor wie, en een deel van het adres"),
        "ninety days, or until a later mail arrives",
        "MailFailureRecord",
    ),
    _kept(
        STAFF,
        dutch("Dat een wachtwoord bijna verloopt, en wanneer"),
        "until it has ended",
        "ReminderRecord",
    ),
    _kept(STAFF, dutch("Het logboek: wie wat deed, zonder naam"), "seven years", "EventRecord"),
    _kept(
        STAFF,
        dutch("Mislukte pogingen om in te loggen, bij een onleesbaar gemaakte gebruikersnaam"),
        "a day",
        "AttemptsRecord",
    ),
    _kept(
        STAFF,
        dutch("Wie een afnamegroep volgde"),
        "as long as the results",
        "GroupRecord",
    ),
    _kept(
        STAFF,
        dutch("Wie antwoorden alsnog liet meetellen, en waarom"),
        "as long as the results may be disputed",
        "AdoptionRecord",
        "LateAcceptedRecord",
    ),
    _kept(
        STAFF,
        dutch("Wie een examen publiceerde"),
        "as long as the catalogue names the exam",
        "ExamRecord",
    ),
    _kept(
        CANDIDATES,
        dutch("Kandidaatnummer, naam en geboortedatum; klas, niveau, kenmerken en voorzieningen"),
        "until six months after the candidate's last result",
        "CandidateIdentityRecord",
        "CandidateRecord",
    ),
    _kept(
        CANDIDATES,
        dutch("Een kandidatenbestand dat nog niet is opgeslagen"),
        "a day",
        "ImportRecord",
        "ImportPieceRecord",
    ),
    _kept(
        CANDIDATES,
        dutch(
            "De afname: tijden van het werk, extra tijd, en wat de afnameleider schreef en besloot"
        ),
        "as long as the results",
        "SessionRecord",
        "PresenceRecord",
    ),
    _kept(
        CANDIDATES,
        dutch("Hoe het scherm is ingesteld, en welke vragen zijn gemarkeerd of bekeken"),
        "as long as the results",
        "WorkspaceRecord",
    ),
    _kept(
        CANDIDATES,
        dutch("De antwoorden"),
        "as long as the results may be disputed",
        "BatchRecord",
    ),
    _kept(
        BOARDS,
        dutch(
            "Een aanmelding: naam, e-mailadres en telefoonnummer van de beheerder;"
            " naam en e-mailadres van het bestuur; wie tekende; waarom niet"
        ),
        AFTER_A_FORM,
        "RegistrationRecord",
    ),
    _kept(
        BOARDS,
        dutch("Naam en e-mailadres van het bestuur"),
        "as long as the institution takes part",
        "InstitutionRecord",
    ),
    _kept(CANDIDATES, dutch("De scores"), "as long as the session", "ScoreRecord"),
)
"""What the cloud keeps; ``records`` are classes of chalicelib/adapters/dynamodb."""

AT_SCHOOL = (
    _kept(
        STAFF,
        dutch("Account: gebruikersnaam, naam, e-mailadres en een onleesbaar gemaakt wachtwoord"),
        "until the folder of the server is emptied",
        "accounts",
    ),
    _kept(
        STAFF,
        dutch("Wie is ingelogd: naam en rollen"),
        "until the first login twelve hours later",
        "logins",
    ),
    _kept(
        STAFF,
        dutch("Het logboek: wie wat deed, zonder naam"),
        "until the folder of the server is emptied",
        "audit_events",
    ),
    _kept(
        STAFF,
        dutch("Mislukte pogingen om in te loggen, bij een onleesbaar gemaakte gebruikersnaam"),
        "until the first attempt a day later",
        "attempts",
    ),
    _kept(
        STAFF,
        dutch("Wie een afnamegroep volgde"),
        "until the folder is emptied",
        "groups",
    ),
    _kept(
        CANDIDATES,
        dutch(
            "Naam, extra tijd, de tijden van het werk, en wat de afnameleider schreef en besloot"
        ),
        "until the folder of the server is emptied",
        "candidate_names",
        "exam_sessions",
        "presences",
    ),
    _kept(
        CANDIDATES,
        dutch("Hoe het scherm is ingesteld, en welke vragen zijn gemarkeerd of bekeken"),
        "until the folder of the server is emptied",
        "workspaces",
    ),
    _kept(
        CANDIDATES,
        dutch("De antwoorden"),
        "until the group is safely home and the folder of the server is emptied",
        "journal",
        "parcels",
    ),
)
"""What a school server keeps; ``records`` are its tables."""
