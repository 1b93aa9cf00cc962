"""The type of an expression: how many values it yields, and of which base type."""

from dataclasses import dataclass

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.values import BaseType


@dataclass(frozen=True)
class Signature:
    """The type of an expression; ``whole`` says that its numbers never have a fraction.

    ``base_type`` None is the type of ``null``, which goes with every type, and of a record, whose
    fields have types of their own.
    """

    cardinality: Cardinality
    base_type: BaseType | None
    whole: bool = False

    @property
    def is_single(self) -> bool:
        """Tell whether it yields one value."""
        return self.cardinality is Cardinality.SINGLE

    @property
    def is_number(self) -> bool:
        """Tell whether it yields one number."""
        return self.is_single and self.is_numeric

    @property
    def is_numeric(self) -> bool:
        """Tell whether it yields numbers, one or a container of them."""
        return self.is_null or (self.base_type is not None and self.base_type.is_numeric)

    @property
    def is_container(self) -> bool:
        """Tell whether it yields a container of values."""
        return self.cardinality in (Cardinality.MULTIPLE, Cardinality.ORDERED)

    def has(self, base_type: BaseType) -> bool:
        """Tell whether its values are of this type; NULL goes for every type."""
        return self.is_null or self.base_type is base_type

    @property
    def is_boolean(self) -> bool:
        """Tell whether it yields true or false."""
        return self.is_single and self.base_type in (None, BaseType.BOOLEAN)

    @property
    def label(self) -> str:
        """Name the type for a person."""
        if self.cardinality is Cardinality.RECORD:
            return str(self.cardinality)
        return f"{self.cardinality} {self.base_type or 'null'}"

    @property
    def is_null(self) -> bool:
        """Tell whether it is always NULL; a record has no base type either."""
        return self.base_type is None and self.cardinality is not Cardinality.RECORD

    def fits(self, cardinality: Cardinality, base_type: BaseType | None) -> bool:
        """Tell whether the value may be assigned to a variable without changing it.

        The same type fits. A whole number fits a float, and a float that is always whole (points
        of a mapping, the 1 and 0 of the standard templates) fits an integer; nothing else does.
        """
        if self.is_null:
            return True
        if self.cardinality is not cardinality:
            return False
        if base_type is None or self.base_type is None:
            return self.base_type is base_type
        both_numeric = base_type.is_numeric and self.base_type.is_numeric
        return self.base_type is base_type or (
            both_numeric and (base_type is BaseType.FLOAT or self.whole)
        )


BOOLEAN = Signature(Cardinality.SINGLE, BaseType.BOOLEAN)
INTEGER = Signature(Cardinality.SINGLE, BaseType.INTEGER, whole=True)
FLOAT = Signature(Cardinality.SINGLE, BaseType.FLOAT)
NULL = Signature(Cardinality.SINGLE, None)


def same_base_type(operands: list[Signature]) -> bool:
    """Tell whether all operands have one base type, where NULL goes with every type."""
    return len({one.base_type for one in operands if not one.is_null}) <= 1


def comparable(operands: list[Signature]) -> bool:
    """Tell whether the operands can hold the same values."""
    found = {one.base_type for one in operands if not one.is_null}
    # A float and an integer can be the same number, an intOrIdentifier can be either.
    either = {BaseType.INT_OR_IDENTIFIER, BaseType.INTEGER, BaseType.IDENTIFIER}
    return (
        len(found) <= 1
        or found == {BaseType.INTEGER, BaseType.FLOAT}
        or (BaseType.INT_OR_IDENTIFIER in found and found <= either)
    )
