"""The words that may stand in a delivered style sheet; what is not a word of CSS could tell.

Source: the property definitions of CSS Snapshot 2023, as far as their properties are delivered.
"""

from chalicelib.qti.vocabulary import words

UNITS = words("px em rem ex ch pt pc cm mm in q vw vh vmin vmax fr deg rad turn dpi dppx")

FUNCTIONS = words(
    """
    rgb rgba hsl hsla calc min max clamp repeat minmax fit-content linear-gradient radial-gradient
    repeating-linear-gradient
    """
)
"""They reckon or paint; ``var``, ``attr`` and ``env`` read, ``image-set`` and ``src`` load."""

_EVERYWHERE = words("inherit initial unset revert auto none normal")
_LENGTHS = words("thin medium thick min-content max-content fit-content contain cover fill small")
_LINES = words("solid dotted dashed double groove ridge inset outset hidden collapse separate wavy")
_PLACES = words(
    """
    left right top bottom center middle start end flex-start flex-end self-start self-end baseline
    first last stretch space-between space-around space-evenly justify both inline-start inline-end
    sub super text-top text-bottom over under inter-character alternate avoid avoid-column
    avoid-page column page all show hide safe unsafe
    """
)
_BOXES = words(
    """
    block inline inline-block flex inline-flex grid inline-grid table inline-table table-row
    table-cell table-caption table-column table-column-group table-row-group table-header-group
    table-footer-group list-item flow-root contents ruby ruby-text ruby-base run-in border-box
    content-box padding-box row column row-reverse column-reverse wrap nowrap wrap-reverse dense
    auto-fill auto-fit span visible hidden clip scroll scale-down balance math
    """
)
_LETTERS = words(
    """
    bold bolder lighter italic oblique small-caps all-small-caps xx-small x-small smaller large
    larger x-large xx-large condensed semi-condensed extra-condensed ultra-condensed expanded
    semi-expanded extra-expanded ultra-expanded capitalize uppercase lowercase full-width underline
    overline line-through blink pre pre-wrap pre-line break-spaces break-word break-all keep-all
    anywhere loose strict manual mixed upright sideways horizontal-tb vertical-rl vertical-lr ltr
    rtl embed isolate bidi-override isolate-override plaintext nonzero evenodd miter round bevel
    butt square numeric tabular-nums lining-nums oldstyle-nums caption icon menu message-box
    small-caption status-bar inside outside repeat repeat-x repeat-y no-repeat space to at circle
    ellipse closest-side farthest-corner swap block fallback optional
    """
)
_MARKS = words(
    """
    disc circle square decimal decimal-leading-zero lower-roman upper-roman lower-greek lower-latin
    upper-latin lower-alpha upper-alpha georgian armenian
    """
)
KEYWORDS = _EVERYWHERE | _LENGTHS | _LINES | _PLACES | _BOXES | _LETTERS | _MARKS
"""Values, next to the names of colours."""

FAMILIES = frozenset(
    {
        *words("serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif math"),
        *words("arial helvetica verdana tahoma times georgia courier calibri cambria candara"),
        *words("consolas corbel garamond palatino roboto lato impact inherit opendyslexic"),
        *("arial black", "arial narrow", "book antiqua", "bookman old style", "cambria math"),
        *("century gothic", "comic sans ms", "courier new", "franklin gothic medium"),
        *("gill sans", "helvetica neue", "lucida console", "lucida grande", "lucida sans"),
        *("lucida sans unicode", "noto sans", "noto serif", "open sans", "palatino linotype"),
        *("segoe ui", "source sans pro", "stix two math", "symbol", "times new roman"),
        *("trebuchet ms", "ms gothic", "ms mincho", "simsun"),
    }
)
"""Fonts of the machine that people ask for; another name could say anything."""

MEDIA = words(
    """
    all screen print only not and or width min-width max-width height min-height max-height
    orientation portrait landscape prefers-color-scheme dark light prefers-reduced-motion reduce
    no-preference prefers-contrast more less forced-colors active none hover pointer fine coarse
    any-hover any-pointer resolution min-resolution max-resolution
    """
)
"""What a condition of ``@media`` is made of."""

PSEUDO_CLASSES = words(
    """
    first-child last-child only-child first-of-type last-of-type only-of-type empty hover focus
    focus-visible focus-within active link visited checked disabled enabled root
    """
)
PSEUDO_COUNTS = words("nth-child nth-last-child nth-of-type nth-last-of-type")
PSEUDO_ELEMENTS = words("before after first-line first-letter marker")
