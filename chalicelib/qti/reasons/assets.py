"""What we say of pictures, sound, film and style sheets."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "asset-type": Sentence("Dit bestand is geen PNG, JPEG, GIF, WebP of SVG.", ""),
    "svg-active": Sentence("Deze SVG bevat '{found}'. Zonder scripts en links mag wel.", ""),
}
