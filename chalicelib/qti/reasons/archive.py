"""What we say of the zip, the manifest and the XML of a package."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "file-unreadable": Sentence(
        "Dit bestand kunnen we niet lezen.", "Kijk of het pad klopt, en of het een bestand is."
    ),
    "zip-broken": Sentence(
        "Dit is geen zipbestand, of het is beschadigd.",
        "Maak de zip opnieuw en upload die.",
    ),
    "zip-member-broken": Sentence(
        "Dit bestand in de zip is beschadigd.", "Maak de zip opnieuw en upload die."
    ),
    "zip-too-large": Sentence(
        "Het pakket is te groot. Een pakket mag hooguit {most} zijn.",
        "Maak plaatjes, geluid en film kleiner, of verdeel de toetsen over meer pakketten.",
    ),
    "zip-too-many-files": Sentence(
        "Het pakket heeft te veel bestanden. Het mogen er hooguit {most} zijn.",
        "Haal bestanden weg die geen opgave gebruikt.",
    ),
    "zip-unpacked-too-large": Sentence(
        "Het pakket is uitgepakt te groot. Dat mag hooguit {most} zijn.",
        "Maak plaatjes, geluid en film kleiner.",
    ),
    "zip-unsafe-name": Sentence(
        "De naam van dit bestand wijst naar een plek buiten het pakket.",
        "Gebruik een naam zonder '..', zonder schijf en zonder \\ of / aan het begin.",
    ),
    "zip-name-twice": Sentence(
        "Dit bestand staat twee keer in het pakket.", "Haal een van de twee weg."
    ),
    "zip-name-alike": Sentence(
        "De naam van dit bestand lijkt te veel op die van {file}: alleen hoofdletters of accenten "
        "zijn anders.",
        "Geef een van de twee een andere naam.",
    ),
    "zip-link": Sentence(
        "Dit is een koppeling naar een ander bestand.", "Neem het bestand zelf op."
    ),
    "zip-method": Sentence(
        "Dit bestand is versleuteld of op een onbekende manier ingepakt.",
        "Maak een gewone zip, zonder wachtwoord.",
    ),
    "zip-ratio": Sentence(
        "Dit bestand wordt bij het uitpakken meer dan {most} keer zo groot.",
        "Vervang het bestand. Een gewoon bestand groeit veel minder.",
    ),
    "zip-overlap": Sentence(
        "Dit bestand deelt zijn plek in de zip met een ander bestand.",
        "Maak de zip opnieuw met een gewoon zipprogramma.",
    ),
    "zip-nested": Sentence(
        "Dit bestand is zelf ingepakt (een zip, gzip, 7z, rar, of een tekstdocument).",
        "Pak het uit, of haal het uit het pakket.",
    ),
    "text-too-much": Sentence(
        "Het pakket bevat te veel tekst en opmaak: alle vragen van alle toetsen samen mogen "
        "hooguit {most} en {tags} tags zijn.",
        "Verdeel de toetsen over meer pakketten.",
    ),
    "work-too-much": Sentence(
        "De vragen van dit pakket vragen samen te veel rekenwerk: hun sjablonen of hun scoring.",
        "Verdeel de vragen over meer pakketten, of maak hun regels korter.",
    ),
    "file-too-large": Sentence(
        "Dit bestand is te groot. Het mag hooguit {most} zijn.", "Maak het bestand kleiner."
    ),
    "file-missing": Sentence(
        "Het bestand {file} ontbreekt in het pakket.",
        "Voeg het toe, of verbeter de verwijzing. Let op hoofdletters.",
    ),
    "reference-unsafe": Sentence(
        "De verwijzing '{reference}' wijst niet naar een bestand in het pakket.",
        "Neem het bestand op in het pakket en verwijs ernaar met zijn naam.",
    ),
    "link-to-file": Sentence(
        "Deze link gaat naar een bestand: {address}. Links werken niet in een examen.",
        "Zet de inhoud in de opgave of in een stimulus.",
    ),
    "link-dropped": Sentence(
        "Deze link gaat naar een andere site: {address}. De tekst blijft staan, de link niet.",
        "U hoeft niets te doen.",
    ),
    "files-unused": Sentence(
        "Geen opgave gebruikt deze bestanden ({count}): {files}. Kandidaten krijgen ze niet.",
        "U hoeft niets te doen. Verwacht u ze wel? Verwijs er dan naar in een opgave.",
    ),
    "xml-broken": Sentence(
        "Dit bestand is geen geldige XML: {detail}.", "Verbeter het bestand op deze plek."
    ),
    "xml-doctype": Sentence(
        "Dit bestand heeft een DOCTYPE of ENTITY. Dat mag niet.",
        "Haal die weg en schrijf bijzondere tekens zelf op.",
    ),
    "xml-too-deep": Sentence(
        "De elementen in dit bestand zijn te diep genest.",
        "Haal elementen weg die nergens voor nodig zijn.",
    ),
    "qti-version": Sentence(
        "Dit is geen {expected} van QTI 2.1, 2.2 of 3.0.",
        "Exporteer het pakket opnieuw in een van deze versies.",
    ),
    "qti-too-old": Sentence(
        "Dit pakket is van QTI 1.2.", "Exporteer het opnieuw in QTI 2.1, 2.2 of 3.0."
    ),
    "manifest-missing": Sentence(
        "Het pakket heeft geen geldig bestand imsmanifest.xml.",
        "Zet imsmanifest.xml bovenaan in de zip, niet in een map.",
    ),
    "manifest-empty": Sentence(
        "In imsmanifest.xml staat geen toets en geen opgave van QTI 2.1, 2.2 of 3.0.",
        "Geef elke toets en opgave een resource met een type, zoals imsqti_item_xmlv3p0.",
    ),
    "manifest-nested": Sentence(
        "In imsmanifest.xml staat een manifest in het manifest.",
        "Zet alle resources in een manifest.",
    ),
    "manifest-file-missing": Sentence(
        "imsmanifest.xml noemt het bestand {file}, maar dat ontbreekt. Geen opgave gebruikt het.",
        "U hoeft niets te doen.",
    ),
    "resource-without-file": Sentence(
        "Een resource van het soort {type} heeft geen href.",
        "Vul bij href het bestand in.",
    ),
    "dependency-unknown": Sentence(
        "imsmanifest.xml verwijst naar resource {identifier}, maar die is er niet.",
        "U hoeft niets te doen, als de opgaven compleet zijn.",
    ),
}
