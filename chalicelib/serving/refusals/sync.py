"""Sentences for the refusals of school servers."""

from chalicelib.core import sync
from chalicelib.core.kernel import Refusal

SENTENCES: dict[type[Refusal], str] = {
    sync.EdgeStateRefusal: "Dat kan nu niet met deze FAO.",
    sync.EdgeNotActivatable: "Deze FAO is in gebruik. Deactiveer hem voor u hem opnieuw activeert.",
    sync.EdgeNotActive: "Deze FAO is niet in gebruik.",
    sync.EdgeHoldsGroups: (
        "Op deze FAO staan nog afnamegroepen ({count}). Sluit ze af en wacht tot alles binnen is,"
        " of laat de afnameplanner ze terughalen."
    ),
    sync.EdgeNameMissing: "Geef de FAO een naam.",
    sync.EdgeNameTaken: "U hebt al een FAO met deze naam. Kies een andere naam.",
    sync.ActivationRefused: (
        "FAO-ID en activeringscode horen niet bij elkaar, of de code geldt niet meer."
        " Vraag de FAO-beheerder om een nieuwe code."
    ),
    sync.KeysUnusable: "De sleutels van deze FAO zijn niet bruikbaar.",
    sync.EdgeNotKnown: "Deze FAO is niet (meer) in gebruik.",
    sync.EdgeClockWrong: "De klok van deze FAO loopt niet gelijk. Hier is het {server_time}.",
    sync.GroupNotFetchable: ("Deze groep kan worden opgehaald van {fetchable_at} tot {closes_at}."),
    sync.LeaseLost: "Deze groep hoort niet (meer) bij deze FAO.",
    sync.ParcelRefused: "Dit pakket is niet van deze FAO, of het is beschadigd.",
    sync.KeysRefused: (
        "Vrijgeven kan nu niet: het portaal geeft deze FAO de sleutel van dit examen niet."
        " Waarschuw uw FAO-beheerder en noem deze code: {cause}."
    ),
    sync.KeysNotHere: (
        "Vrijgeven kan nog niet: de sleutel van dit examen is er niet, en het portaal is niet"
        " bereikbaar. Controleer de internetverbinding en probeer het opnieuw."
    ),
}
