"""What we say of pictures, sound, film and style sheets."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "asset-type": Sentence(
        "Dit bestand is van een soort die niet in een examen kan, of de inhoud klopt niet.",
        "Gebruik PNG, JPEG, GIF, WebP of SVG voor plaatjes, MP3, M4A, Ogg, WAV of WebM voor "
        "geluid, MP4, Ogg of WebM voor film en WebVTT voor ondertitels.",
    ),
    "asset-broken": Sentence(
        "Dit bestand is beschadigd of niet compleet.",
        "Open het in een programma dat het kan lezen, en sla het opnieuw op.",
    ),
    "document-active": Sentence(
        "Deze PDF bevat een programma, een bijlage of een link.",
        "Maak de PDF opnieuw, bijvoorbeeld met 'Afdrukken naar PDF'.",
    ),
    "asset-kind": Sentence(
        "Het bestand {file} ({found}) past niet op deze plek.",
        "Gebruik img voor plaatjes, audio voor geluid, video voor film en track voor ondertitels.",
    ),
    "media-type-wrong": Sentence(
        "Hier staat het soort {declared}, maar het bestand is {found}.",
        "Verbeter het soort (type), of neem het juiste bestand op.",
    ),
    "picture-too-large": Sentence(
        "Dit plaatje is te groot. Het mag hooguit {most} miljoen beeldpunten hebben, alle beelden "
        "van een animatie samen.",
        "Maak het plaatje kleiner.",
    ),
    "svg-active": Sentence(
        "Deze SVG bevat '{found}'. Scripts, links en verwijzingen naar buiten mogen niet.",
        "Sla de tekening op als gewone SVG, of als PNG.",
    ),
    "svg-too-heavy": Sentence(
        "Deze SVG tekent meer dan {most} vormen, of herhaalt zichzelf.",
        "Maak de tekening eenvoudiger, of sla haar op als PNG.",
    ),
    "support-left": Sentence(
        "Hulpbestand {file} is van een soort die wij niet kunnen tonen of laten horen.",
        "U hoeft niets te doen. Kandidaten krijgen dit hulpbestand niet.",
    ),
    "stylesheet-type": Sentence(
        "Dit stijlblad is van het soort {declared}.", "Gebruik een stijlblad in CSS (text/css)."
    ),
    "css-encoding": Sentence(
        "Dit stijlblad is geen tekst in UTF-8.", "Sla het stijlblad opnieuw op in UTF-8."
    ),
    "css-active": Sentence(
        "Dit stijlblad bevat iets dat een programma start (expression, behavior of javascript).",
        "Haal die regels weg.",
    ),
    "css-hidden-address": Sentence(
        "Dit stijlblad haalt iets op met een adres dat wij niet kunnen lezen.",
        'Schrijf het als url("naam"), met de naam van een bestand in het pakket.',
    ),
    "pictures-too-large": Sentence(
        "Alle PNG-plaatjes samen hebben te veel pixels. Dat mogen er hooguit {most} miljoen zijn.",
        "Maak de plaatjes kleiner.",
    ),
    "css-too-deep": Sentence(
        "In deze stijl staan meer dan 50 haakjes in elkaar.", "Sluit elk haakje, of laat ze weg."
    ),
    "style-left": Sentence(
        "Dit stijlblad heeft onderdelen die een kandidaat niet krijgt: {found}.",
        "U hoeft niets te doen, als de opgaven er in het voorbeeld goed uitzien.",
    ),
    "css-import-circle": Sentence(
        "Stijlbladen halen elkaar op in een kring, of te diep. Het gaat om {file}.",
        "Zet de regels in een enkel stijlblad.",
    ),
}
