"""The manuals that the portal shows under Downloads, as infrastructure/manuals.py made them."""

from dataclasses import dataclass
from pathlib import Path

from chalicelib.pages.words import dutch

FOLDER = Path(__file__).parent / "rendered_manuals"


@dataclass(frozen=True)
class Manual:
    """A manual: its name in the address, where its text is kept, its title and who needs it."""

    name: str
    source: str
    title: str
    about: str


MANUALS = (
    Manual(
        "algemeen",
        "docs/handleiding/README.md",
        dutch("Handleiding Facet"),
        dutch("Hoe een examen verloopt, en inloggen. Voor iedereen."),
    ),
    Manual(
        "wachtwoord",
        "docs/handleiding/wachtwoord/README.md",
        dutch("Inloggen en wachtwoord"),
        dutch("De eerste keer inloggen, een wachtwoord kiezen, veranderen of opnieuw instellen."),
    ),
    Manual(
        "afnameplanner",
        "docs/handleiding/afnameplanner/README.md",
        dutch("Handleiding voor de afnameplanner"),
        dutch("Kandidaten inlezen, groepen plannen, resultaten bekijken."),
    ),
    Manual(
        "kandidatenbestand",
        "docs/formats/candidates-csv.md",
        dutch("Kandidatenbestand"),
        dutch("Wat er in het bestand staat waarmee een afnameplanner kandidaten inleest."),
    ),
    Manual(
        "afnameleider",
        "docs/handleiding/afnameleider/README.md",
        dutch("Handleiding voor de afnameleider"),
        dutch("Een afname vrijgeven, volgen en afsluiten."),
    ),
    Manual(
        "kandidaat",
        "docs/handleiding/kandidaat/README.md",
        dutch("Uitleg voor kandidaten"),
        dutch("Inloggen, het examen maken en inleveren."),
    ),
    Manual(
        "examenmaker",
        "docs/handleiding/examenmaker/README.md",
        dutch("Handleiding voor de examenmaker"),
        dutch("Examens uploaden, bekijken en publiceren."),
    ),
    Manual(
        "fao-beheerder",
        "docs/handleiding/fao-beheerder/README.md",
        dutch("Handleiding voor de FAO-beheerder"),
        dutch("FAO's toevoegen, activeren en deactiveren."),
    ),
    Manual(
        "aanmelden",
        "docs/handleiding/beheerder/aanmelden/README.md",
        dutch("Uw instelling aanmelden"),
        dutch("Aanmelden, een andere beheerder doorgeven, ondertekenen, afmelden."),
    ),
    Manual(
        "gebruikers",
        "docs/handleiding/beheerder/gebruikers/README.md",
        dutch("Gebruikers beheren"),
        dutch("Voor de beheerder Facet: gebruikers, rollen en vestigingen."),
    ),
    Manual(
        "helpdesk",
        "docs/handleiding/helpdesk/README.md",
        dutch("Handleiding voor de helpdesk"),
        dutch("Aanmeldingen beoordelen en instellingen bijhouden."),
    ),
    Manual(
        "accounts-koppelen",
        "docs/handleiding/helpdesk/accounts/README.md",
        dutch("Accounts koppelen"),
        dutch("Voor de helpdesk: één account voor meer instellingen."),
    ),
    Manual(
        "fao-installatie",
        "docs/handleiding/fao-installatie/README.md",
        dutch("Een FAO-server installeren"),
        dutch("Voor de systeembeheerder: installeren, instellen en bijhouden."),
    ),
)


def text_of(manual: Manual) -> str:
    """Read a manual as HTML, without its title; it is ours, so a page may show it as it is."""
    return (FOLDER / f"{manual.name}.html").read_text(encoding="utf-8")
