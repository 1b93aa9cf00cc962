"""The places in a body that a session plan fills: values that are printed, parts that are shown.

The body that travels has names of slots only; neither a rule nor the name of a template variable
goes along, because a name may tell (``rightAnswer``).
"""

from chalicelib.qti.templating.printing import Printed, print_value
from chalicelib.qti.templating.shown import Shown
from chalicelib.qti.templating.variant import Variant


class SlotBook:
    """The slots of one item, named by the order of first asking; the same place asked twice is one.

    Mastering asks for a slot wherever the body needs one, then reads the texts of every variant.
    """

    def __init__(self) -> None:
        """Start without a slot."""
        self._slots: dict[Printed | Shown, str] = {}

    def text_slot(self, printed: Printed) -> str:
        """Return the slot for a value that is printed, as ``read_printed`` read it."""
        return self._slot(printed)

    def shown_slot(self, template_identifier: str, identifier: str, show_hide: str) -> str:
        """Return the slot for a part that goes away unless its text is ``true``."""
        return self._slot(Shown(template_identifier, identifier, show_hide))

    def texts(self, variant: Variant) -> dict[str, str]:
        """Return the text of every slot in this variant."""
        return {name: _text(slot, variant) for slot, name in self._slots.items()}

    def _slot(self, slot: Printed | Shown) -> str:
        return self._slots.setdefault(slot, f"t{len(self._slots) + 1}")


def _text(slot: Printed | Shown, variant: Variant) -> str:
    if isinstance(slot, Printed):
        return print_value(slot, variant)
    return "true" if slot.in_variant(variant) else "false"
