"""Sentences for the refusals of exams."""

from chalicelib.core.exams import (
    ExamAlreadyReceived,
    ExamAsksTooMuch,
    ExamDurationInvalid,
    ExamNotImporting,
    ExamNotPublishable,
    ExamNotWithdrawable,
    ExamTextInvalid,
    ExamWithoutContent,
    ImportRuns,
    PackageRefused,
    UploadMissing,
    UploadNameInvalid,
    UploadTooLarge,
)
from chalicelib.core.kernel import Refusal

SENTENCES: dict[type[Refusal], str] = {
    PackageRefused: "Dit pakket kunnen we niet gebruiken. Verbeter wat in de lijst staat en "
    "upload het opnieuw.",
    UploadMissing: "Het bestand is nog niet aangekomen. Kies het bestand en upload het (opnieuw).",
    UploadTooLarge: "Het bestand is te groot. Een pakket mag hooguit {limit} zijn.",
    UploadNameInvalid: "Kies een zipbestand. De naam eindigt op .zip en heeft hooguit {maximum} "
    "tekens.",
    ExamAlreadyReceived: "Dit pakket is al ingelezen. Upload een nieuw pakket als nieuw examen.",
    ExamNotImporting: "De controle van dit pakket loopt niet (meer). Laad de pagina opnieuw.",
    ImportRuns: "We controleren dit pakket al. Wacht tot de controle klaar is.",
    ExamAsksTooMuch: "Dit examen kunt u nog niet publiceren. Het vraagt iets wat Facet nog niet "
    "kan: {demands}.",
    ExamNotPublishable: "Dit examen kunt u niet publiceren. Dat kan alleen als het pakket goed is "
    "ingelezen en het examen nog niet is gepubliceerd.",
    ExamNotWithdrawable: "Dit examen kunt u niet intrekken. Het is niet gepubliceerd.",
    ExamWithoutContent: "Van dit examen is geen voorbeeld. Er is geen pakket goed ingelezen.",
    ExamTextInvalid: "Vul dit veld in met hooguit {maximum} tekens.",
    ExamDurationInvalid: "Vul een duur in van {minimum} tot en met {maximum} minuten.",
}
