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
    align-content align-items align-self aspect-ratio background background-clip
    background-color background-image background-origin background-position background-repeat
    background-size border border-bottom border-bottom-color border-bottom-left-radius
    border-bottom-right-radius border-bottom-style border-bottom-width border-collapse
    border-color border-left border-left-color border-left-style border-left-width border-radius
    border-right border-right-color border-right-style border-right-width border-spacing
    border-style border-top border-top-color border-top-left-radius border-top-right-radius
    border-top-style border-top-width border-width box-sizing break-after break-before
    break-inside caption-side clear color column-count column-fill column-gap column-rule
    column-rule-color column-rule-style column-rule-width column-span column-width columns
    direction display empty-cells fill fill-opacity fill-rule flex flex-basis flex-direction
    flex-flow flex-grow flex-shrink flex-wrap float font font-family font-size font-stretch
    font-style font-variant font-variant-caps font-variant-numeric font-weight gap
    grid-auto-columns grid-auto-flow grid-auto-rows grid-column grid-column-end grid-column-gap
    grid-column-start grid-gap grid-row grid-row-end grid-row-gap grid-row-start
    grid-template-columns grid-template-rows height hyphens justify-content justify-items
    justify-self letter-spacing line-break line-height list-style list-style-image
    list-style-position list-style-type margin margin-block margin-bottom margin-inline
    margin-left margin-right margin-top max-height max-width min-height min-width object-fit
    object-position opacity order orphans overflow overflow-wrap overflow-x overflow-y padding
    padding-block padding-bottom padding-inline padding-left padding-right padding-top
    page-break-after page-break-before page-break-inside place-content place-items place-self
    row-gap ruby-position stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity
    stroke-width tab-size table-layout text-align text-align-last text-anchor text-decoration
    text-decoration-color text-decoration-line text-decoration-style text-decoration-thickness
    text-indent text-justify text-orientation text-transform text-underline-offset text-wrap
    unicode-bidi vertical-align visibility white-space widows width word-break word-spacing
    word-wrap writing-mode
    """
)
"""Properties of style attributes and style sheets that may go into the stylesheet of a form.

Left out is what leaves an element's own place (``position``, ``transform``, ``z-index``), loads
something, moves, or writes text (``content``).
"""
