"""What may stand in the body of an item: everything that is not listed here is not delivered.

One list serves both sides: checking refuses an item that holds more, mastering copies no more.
Sources: QTI 3.0 ASI information model (body elements), MathML 3 presentation elements.
"""


def words(text: str) -> frozenset[str]:
    """Return the words of a text; a list of names reads better without quotes."""
    return frozenset(text.split())


INTERACTIONS = frozenset(
    {
        "choiceInteraction",
        "textEntryInteraction",
        "inlineChoiceInteraction",
        "extendedTextInteraction",
    }
)
"""The interactions that we deliver and score, in the spelling of QTI 2.x."""

QTI_BODY = INTERACTIONS | {
    "itemBody",
    "prompt",
    "simpleChoice",
    "inlineChoice",
    "rubricBlock",
    "contentBody",
    "label",
}
"""Elements of QTI itself that candidates see."""

DROPPED = frozenset(
    {"feedbackInline", "feedbackBlock", "modalFeedback", "script", "noscript", "template"}
)
"""Elements that never reach a candidate, with all they hold."""

HTML = words(
    """
    a abbr acronym address article aside b bdi bdo big blockquote br caption cite code col colgroup
    dd dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img kbd li mark ol p
    pre q rb rp rt rtc ruby s samp section small span strong sub sup table tbody td tfoot th thead
    tr tt u ul var
    """
)

RENAMED = {"acronym": "abbr", "tt": "code", "big": "span"}
"""Elements of QTI 2.x that HTML 5 dropped -> what says the same."""

MATHML = "http://www.w3.org/1998/Math/MathML"
MATH = words(
    """
    math mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom mfenced
    menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable
    mlabeledtr mtr mtd mstack mlongdiv msgroup msrow mscarries mscarry msline semantics
    """
)
MATH_DROPPED = frozenset({"annotation", "annotation-xml"})
"""Other spellings of the same formula; they may hold anything, so they stay behind."""

HTML_ATTRIBUTES = words(
    """
    id class dir alt width height colspan rowspan headers scope abbr span start reversed value
    title role type cite
    """
)

QTI_ATTRIBUTES = words(
    """
    id class dir identifier responseIdentifier maxChoices minChoices orientation expectedLength
    expectedLines patternMask placeholderText format required label maxStrings minStrings view use
    """
)
"""Attributes of QTI's own elements; ``shuffle`` and ``fixed`` are in the session plan instead."""

MATH_ATTRIBUTES = words(
    """
    id class dir display mathvariant mathsize mathcolor mathbackground accent accentunder align
    bevelled close columnalign columnlines columnspacing columnspan denomalign depth displaystyle
    fence form frame height largeop linethickness lspace lquote maxsize minsize movablelimits
    notation numalign open rowalign rowlines rowspacing rowspan rspace rquote scriptlevel
    separator separators stretchy subscriptshift superscriptshift symmetric voffset width alttext
    """
)

DATA_ATTRIBUTES = frozenset(
    {"data-min-selections-message", "data-max-selections-message", "data-patternmask-message"}
)
"""The data attributes of QTI 3.0 that candidates need; others could hold anything, keys too."""

STYLES = words(
    """
    background-color border border-bottom border-collapse border-color border-left border-radius
    border-right border-spacing border-style border-top border-width caption-side clear color
    column-count column-gap direction display float font-family font-size font-style font-variant
    font-weight height letter-spacing line-height list-style-type margin margin-bottom margin-left
    margin-right margin-top max-height max-width min-height min-width overflow padding
    padding-bottom padding-left padding-right padding-top table-layout text-align text-decoration
    text-indent text-transform vertical-align white-space width word-spacing writing-mode
    """
)
"""Properties of style attributes that may go into the stylesheet of a form."""
