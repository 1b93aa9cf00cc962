"""What we say of the zip, the manifest and the XML of a package."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "zip-broken": Sentence("Dit is geen zipbestand, of het is beschadigd.", ""),
    "zip-too-large": Sentence("Het pakket is te groot. Een pakket mag hooguit {most} zijn.", ""),
    "zip-too-many-files": Sentence(
        "Het pakket heeft te veel bestanden. Het mogen er hooguit {most} zijn.", ""
    ),
    "zip-unpacked-too-large": Sentence(
        "Het pakket is uitgepakt te groot. Dat mag hooguit {most} zijn.", ""
    ),
    "zip-unsafe-name": Sentence(
        "De naam van dit bestand wijst naar een plek buiten het pakket.", ""
    ),
    "zip-name-twice": Sentence("Dit bestand staat twee keer in het pakket.", ""),
    "zip-link": Sentence(
        "Dit is een koppeling naar een ander bestand. Neem het bestand zelf op.", ""
    ),
    "zip-method": Sentence("Dit bestand is versleuteld of op een onbekende manier ingepakt.", ""),
    "zip-ratio": Sentence("Dit bestand wordt bij het uitpakken meer dan {most} keer zo groot.", ""),
    "file-too-large": Sentence("Dit bestand is te groot. Het mag hooguit {most} zijn.", ""),
    "file-missing": Sentence("Het bestand {file} ontbreekt in het pakket.", ""),
    "reference-unsafe": Sentence(
        "De verwijzing '{reference}' wijst niet naar een bestand in het pakket.", ""
    ),
    "xml-broken": Sentence("Dit bestand is geen geldige XML: {detail}", ""),
    "xml-doctype": Sentence(
        "Dit bestand heeft een DOCTYPE of ENTITY. Dat mag niet. Haal die weg.", ""
    ),
    "xml-too-deep": Sentence("De elementen in dit bestand zijn te diep genest.", ""),
    "qti-version": Sentence("Dit is geen {expected} van QTI 2.1, 2.2 of 3.0.", ""),
    "manifest-missing": Sentence("Het pakket heeft geen geldig bestand imsmanifest.xml.", ""),
    "too-many-interactions": Sentence(
        "De opgave heeft te veel interacties. Het mogen er hooguit {most} zijn.",
        "Verdeel de opgave over meer opgaven.",
    ),
    "item-count": Sentence(
        "De toets heeft {count} opgaven. Het moeten er 1 tot en met {most} zijn.", ""
    ),
}
