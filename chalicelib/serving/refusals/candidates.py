"""Sentences for the refusals of candidates."""

from chalicelib.core.candidates import (
    ImportFileTooLarge,
    ImportHasErrors,
    ImportOutdated,
    ImportTooManyRows,
)
from chalicelib.core.kernel import Refusal

SENTENCES: dict[type[Refusal], str] = {
    ImportFileTooLarge: (
        "Het bestand is te groot (meer dan {limit_bytes} bytes). Verdeel het over meer bestanden."
    ),
    ImportTooManyRows: (
        "Het bestand bevat meer dan {limit_rows} kandidaten. Verdeel het over meer bestanden."
    ),
    ImportHasErrors: (
        "De kandidaatgegevens zijn niet opgeslagen: er staan {errors} fouten in het bestand."
        " Verbeter ze en lees het bestand opnieuw in."
    ),
    ImportOutdated: (
        "De kandidaten van deze vestiging zijn intussen gewijzigd. Lees het bestand opnieuw in."
    ),
}
