"""Finds what an item asks of the exam app beyond questions that are drawn as they stand."""

from chalicelib.core.exams import Demand
from chalicelib.qti.checking.choices import find_interactions
from chalicelib.qti.items.item import Item

_OF_INTERACTIONS = {
    "associateInteraction": Demand.ASSOCIATE,
    "graphicAssociateInteraction": Demand.GRAPHIC_ASSOCIATE,
    "selectPointInteraction": Demand.SELECT_POINT,
    "positionObjectInteraction": Demand.POSITION_OBJECT,
    "sliderInteraction": Demand.SLIDER,
    "uploadInteraction": Demand.UPLOAD,
    "drawingInteraction": Demand.DRAWING,
    "mediaInteraction": Demand.MEDIA,
    "endAttemptInteraction": Demand.END_ATTEMPT,
    "customInteraction": Demand.CUSTOM_INTERACTION,
    "portableCustomInteraction": Demand.CUSTOM_INTERACTION,
}


def item_demands(item: Item) -> frozenset[Demand]:
    """Return what this item asks for."""
    names = {node.name for node in find_interactions(item.tree)}
    adaptive = {Demand.ADAPTIVE_ITEMS} if item.tree.flag("adaptive") else set()
    return frozenset({_OF_INTERACTIONS[one] for one in names & _OF_INTERACTIONS.keys()} | adaptive)
