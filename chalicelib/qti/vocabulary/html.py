"""HTML in a body: elements, attributes and the properties of styles that candidates may get."""

from chalicelib.qti.vocabulary.words import words

XHTML = "http://www.w3.org/1999/xhtml"

HTML_HOMES = frozenset({"", XHTML, "http://www.imsglobal.org/xsd/imsqtiv2p2_html5_v1p0"})
"""Namespaces of HTML, next to those of QTI itself; the last is that of HTML 5 in QTI 2.2."""

HTML = words(
    """
    a abbr acronym address article aside audio b bdi bdo big blockquote br caption cite code col
    colgroup dd details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img
    kbd label li main mark nav ol p picture pre q rb rp rt rtc ruby s samp section small source span
    strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr
    """
)

RENAMED = {"acronym": "abbr", "tt": "code", "big": "span", "picture": "span"}
"""Elements that HTML 5 dropped, or that only choose between files -> what says the same."""

HTML_ATTRIBUTES = words(
    """
    dir alt width height colspan rowspan headers scope abbr span start reversed value title role
    datetime
    """
)
"""``type`` is for lists alone, ``longdesc`` and ``cite`` lead outside."""

LIST_ATTRIBUTES = HTML_ATTRIBUTES | {"type"}
MEDIA_ATTRIBUTES = HTML_ATTRIBUTES | {"controls", "loop", "muted"}
TRACK_ATTRIBUTES = HTML_ATTRIBUTES | {"kind", "srclang", "label", "default"}

ATTRIBUTES_OF = {
    "ol": LIST_ATTRIBUTES,
    "ul": LIST_ATTRIBUTES,
    "li": LIST_ATTRIBUTES,
    "audio": MEDIA_ATTRIBUTES,
    "video": MEDIA_ATTRIBUTES,
    "track": TRACK_ATTRIBUTES,
    "details": HTML_ATTRIBUTES | {"open"},
}
"""Elements with attributes of their own -> all attributes that they may have."""

REFERRING = words(
    """
    headers for aria-activedescendant aria-controls aria-describedby aria-details aria-errormessage
    aria-flowto aria-labelledby aria-owns
    """
)
"""Attributes that hold the ids of other elements."""

DATA_ATTRIBUTES = words(
    """
    data-choices-container-width data-max-selections-message data-min-selections-message
    data-patternmask-message data-prompt data-qti-suppress-tts
    """
)
"""The data attributes of QTI 3.0 that candidates need; others could hold anything, keys too."""

STYLES = words(
    """
    align-items align-self background background-color border border-bottom border-bottom-color
    border-bottom-style border-bottom-width border-collapse border-color border-left
    border-left-color border-left-style border-left-width border-radius border-right
    border-right-color border-right-style border-right-width border-spacing border-style border-top
    border-top-color border-top-style border-top-width border-width box-sizing break-inside
    caption-side clear color column-count column-gap column-rule column-width columns direction
    display empty-cells fill fill-opacity fill-rule flex flex-basis flex-direction flex-grow
    flex-shrink flex-wrap float font font-family font-size font-stretch font-style font-variant
    font-weight gap grid-column grid-row grid-template-columns grid-template-rows height hyphens
    justify-content justify-items letter-spacing line-height list-style list-style-position
    list-style-type margin margin-bottom margin-left margin-right margin-top max-height max-width
    min-height min-width object-fit opacity order overflow overflow-wrap overflow-x overflow-y
    padding padding-bottom padding-left padding-right padding-top row-gap ruby-position stroke
    stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width tab-size
    table-layout text-align text-anchor text-decoration text-decoration-color text-decoration-line
    text-decoration-style text-indent text-orientation text-transform unicode-bidi vertical-align
    visibility white-space width word-break word-spacing writing-mode
    """
)
"""Properties of style attributes that may go into the stylesheet of a form.

Left out is what leaves an element's own place (``position``, ``transform``, ``z-index``), loads
something, moves, or writes text (``content``).
"""
