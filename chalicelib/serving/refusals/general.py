"""Sentences for the refusals that any act can give."""

from chalicelib.core.kernel import ChangedMeanwhile, NotAllowed, NotFound, NotLoggedIn, Refusal
from chalicelib.serving.inputs import BodyNotUnderstood, BodyTooLarge, InputRefused
from chalicelib.serving.security import RequestForged

SENTENCES: dict[type[Refusal], str] = {
    NotFound: "Dit bestaat niet, of u kunt er niet bij.",
    NotAllowed: "Hiervoor hebt u niet de juiste rol.",
    NotLoggedIn: "U bent niet (meer) ingelogd. Log opnieuw in.",
    ChangedMeanwhile: "Iemand anders heeft dit net gewijzigd. Kijk opnieuw en herhaal het.",
    InputRefused: "Niet alles is goed ingevuld. Kijk bij de velden met een melding.",
    BodyTooLarge: "Dit is te groot om te versturen (meer dan {limit_bytes} bytes).",
    BodyNotUnderstood: "We begrijpen niet wat er is verstuurd ({media_type}).",
    RequestForged: "Deze pagina is verlopen. Laad de pagina opnieuw en probeer het nog eens.",
}
