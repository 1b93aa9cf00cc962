"""What the rewriter knows of the document that it writes anew."""

from dataclasses import dataclass, field

from chalicelib.qti.mastering.assets import ShownAssets
from chalicelib.qti.mastering.ids import Ids
from chalicelib.qti.mastering.styles import Stylesheet
from chalicelib.qti.templating.slots import SlotBook


@dataclass(frozen=True)
class Source:
    """One document of a package: an item, a stimulus, or a test with its rubrics.

    ``aliases`` hold another name for each choice whose own would tell; ``math_variables`` are the
    template variables that stand in formulas under their name.
    """

    path: str
    assets: ShownAssets
    styles: Stylesheet
    ids: Ids
    aliases: dict[str, str] = field(default_factory=dict)
    slots: SlotBook = field(default_factory=SlotBook)
    math_variables: frozenset[str] = frozenset()

    def address(self, reference: str) -> str | None:
        """Return the ``asset:`` address of a file that this document shows, if there is one."""
        return self.assets.address(self.path, reference)

    def media_kind(self, reference: str) -> str:
        """Return ``image``, ``audio`` or another kind of a file by its content; "" if unknown."""
        return (self.assets.media_type(self.path, reference) or "").partition("/")[0]
