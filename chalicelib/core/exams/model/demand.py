"""What a form asks of the exam app and the server beyond plain questions.

A form that asks for more than :data:`SERVED` is read in and can be looked at, but not published:
candidates would get something else than its maker meant.
"""

from enum import StrEnum


class Demand(StrEnum):
    """One thing that a form asks for."""

    SERVER_NAVIGATION = "server_navigation"
    """What comes next depends on scores: no exam without a network (branchRule, preCondition)."""
    ADAPTIVE_ITEMS = "adaptive_items"
    SEVERAL_PARTS = "several_parts"
    """Parts with free navigation that close behind a candidate."""
    TIME_LIMITS = "time_limits"
    """Time for a part, section or item; that of a whole exam is set when it is published."""
    SEVERAL_ATTEMPTS = "several_attempts"
    REQUIRED_ANSWERS = "required_answers"
    """Items that may not be skipped, or must be valid before a candidate goes on."""
    ASSOCIATE = "associate"
    GRAPHIC_ASSOCIATE = "graphic_associate"
    SELECT_POINT = "select_point"
    POSITION_OBJECT = "position_object"
    SLIDER = "slider"
    UPLOAD = "upload"
    DRAWING = "drawing"
    MEDIA = "media"
    """A media interaction: a sound or film whose plays are counted."""
    END_ATTEMPT = "end_attempt"
    CUSTOM_INTERACTION = "custom_interaction"


SERVED: frozenset[Demand] = frozenset({Demand.SEVERAL_PARTS})
"""What exam app and server can do today; the app has the same list in web/src/server/formats.ts."""

NEEDS_SERVER = frozenset({Demand.SERVER_NAVIGATION, Demand.ADAPTIVE_ITEMS})
"""What only a server with the rules of a form can do; a school server never has those."""
