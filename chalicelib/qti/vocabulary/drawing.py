"""MathML 3 presentation elements and the shapes of SVG: what is drawn and cannot act."""

from chalicelib.qti.vocabulary.words import words

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

MATH_ATTRIBUTES = words(
    """
    dir display mathvariant mathsize mathcolor mathbackground accent accentunder align bevelled
    close columnalign columnlines columnspacing columnspan denomalign depth displaystyle fence form
    frame height largeop linethickness lspace lquote maxsize minsize movablelimits notation numalign
    open rowalign rowlines rowspacing rowspan rspace rquote scriptlevel separator separators
    stretchy subscriptshift superscriptshift symmetric voffset width alttext
    """
)

SVG = "http://www.w3.org/2000/svg"

SVG_SHAPES = words(
    """
    svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan image
    marker clipPath mask pattern linearGradient radialGradient stop
    """
)
"""Nothing that runs, animates, links or holds other markup."""

SVG_ATTRIBUTES = words(
    """
    viewBox preserveAspectRatio version x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points width
    height transform rotate textLength lengthAdjust pathLength offset role
    clipPathUnits gradientTransform gradientUnits maskContentUnits maskUnits markerHeight
    markerUnits markerWidth orient patternContentUnits patternTransform patternUnits refX refY
    spreadMethod clip-path clip-rule color color-interpolation direction display dominant-baseline
    alignment-baseline baseline-shift fill fill-opacity fill-rule font-family font-size font-style
    font-variant font-weight letter-spacing marker-end marker-mid marker-start mask opacity overflow
    paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
    text-decoration text-rendering vector-effect visibility word-spacing writing-mode
    """
)

SSML = "http://www.w3.org/2001/10/synthesis"
"""How a text is spoken; the words that it holds are part of the text."""
