"""Where records look for ``PersonalData`` until each of them imports it from its own module."""

from chalicelib.adapters.personal_data import PersonalData

__all__ = ["PersonalData"]
