"""The elements of QTI that candidates see, with their attributes, in the spelling of 2.x.

Source: QTI 3.0 ASI information model and its 2.x predecessors. ``shuffle`` and ``fixed`` are not
here: the session plan orders choices. ``label`` neither: no player shows it, and it may tell.
"""

from chalicelib.qti.vocabulary.words import words

_CHOICES = words("responseIdentifier maxChoices minChoices")
_PAIRS = words("responseIdentifier maxAssociations minAssociations")
_TEXT = words("responseIdentifier base stringIdentifier expectedLength patternMask placeholderText")
_PARTNER = words("identifier matchMax matchMin matchGroup")
_AREA = words("identifier shape coords hotspotLabel")

INTERACTION_ATTRIBUTES = {
    "choiceInteraction": _CHOICES | {"orientation"},
    "inlineChoiceInteraction": words("responseIdentifier required minChoices"),
    "textEntryInteraction": _TEXT | {"format"},
    "extendedTextInteraction": _TEXT | words("maxStrings minStrings expectedLines format"),
    "orderInteraction": _CHOICES | {"orientation"},
    "associateInteraction": _PAIRS,
    "matchInteraction": _PAIRS,
    "gapMatchInteraction": _PAIRS,
    "hottextInteraction": _CHOICES,
    "hotspotInteraction": _CHOICES,
    "graphicOrderInteraction": _CHOICES,
    "graphicAssociateInteraction": _PAIRS,
    "graphicGapMatchInteraction": _PAIRS,
    "selectPointInteraction": _CHOICES,
    "positionObjectInteraction": _CHOICES | {"centerPoint"},
    "sliderInteraction": words(
        "responseIdentifier lowerBound upperBound step stepLabel orientation reverse"
    ),
    "uploadInteraction": words("responseIdentifier type"),
    "drawingInteraction": words("responseIdentifier"),
    "mediaInteraction": words("responseIdentifier autostart minPlays maxPlays loop"),
    "endAttemptInteraction": words("responseIdentifier title countAttempt"),
    "customInteraction": words("responseIdentifier"),
    "portableCustomInteraction": words("responseIdentifier customInteractionTypeIdentifier module"),
}

INTERACTIONS = frozenset(INTERACTION_ATTRIBUTES)
"""Every interaction of QTI 2.x and 3.0."""

QTI_ATTRIBUTES = INTERACTION_ATTRIBUTES | {
    "itemBody": frozenset[str](),
    "stimulusBody": frozenset[str](),
    "contentBody": frozenset[str](),
    "prompt": frozenset[str](),
    "rubricBlock": words("view use"),
    "simpleChoice": words("identifier"),
    "inlineChoice": words("identifier"),
    "simpleMatchSet": frozenset[str](),
    "simpleAssociableChoice": _PARTNER,
    "gap": words("identifier matchGroup required"),
    "gapText": _PARTNER,
    "gapImg": _PARTNER | {"objectLabel"},
    "hottext": words("identifier"),
    "hotspotChoice": _AREA,
    "associableHotspot": _PARTNER | _AREA,
    "positionObjectStage": frozenset[str](),
    "interactionMarkup": frozenset[str](),
}
"""Element -> the attributes that are delivered, next to class, language and aria."""

QTI_REWRITTEN = words("printedVariable templateInline templateBlock infoControl")
"""Elements that are delivered as plain HTML."""

QTI_BODY = frozenset(QTI_ATTRIBUTES) | QTI_REWRITTEN
"""Elements of QTI itself that candidates see."""

DROPPED = words("feedbackInline feedbackBlock modalFeedback script noscript template catalogInfo")
"""Elements that never reach a candidate, with all they hold."""

CHOICE_LISTS = {
    "choiceInteraction": words("simpleChoice"),
    "inlineChoiceInteraction": words("inlineChoice"),
    "orderInteraction": words("simpleChoice"),
    "associateInteraction": words("simpleAssociableChoice"),
    "simpleMatchSet": words("simpleAssociableChoice"),
    "gapMatchInteraction": words("gapText gapImg"),
    "graphicGapMatchInteraction": words("gapText gapImg"),
}
"""Element that lists choices in some order -> its choices."""

HOTSPOT_LISTS = {
    "hotspotInteraction": words("hotspotChoice"),
    "graphicOrderInteraction": words("hotspotChoice"),
    "graphicAssociateInteraction": words("associableHotspot"),
    "graphicGapMatchInteraction": words("associableHotspot"),
}
"""Interaction -> its areas of a picture, which have places instead of an order."""

NAMED_IN_ANSWERS = words("gap hottext").union(*CHOICE_LISTS.values(), *HOTSPOT_LISTS.values())
"""Elements whose identifiers stand in responses."""
