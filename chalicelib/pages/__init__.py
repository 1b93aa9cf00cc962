"""Views of the core to HTML: templates, patterns, translations and static files; knows no HTTP.

The door is :func:`render_page` and :func:`render_fragment` with a :class:`Frame`; how to write a
page stands in README.md beside this file. Importing this package loads no template engine.
"""

from chalicelib.pages.frame import Frame, MenuEntry, MenuSection, Person, WorkPlace
from chalicelib.pages.render import STATIC, render_fragment, render_page
from chalicelib.pages.words import role_words

__all__ = [
    "STATIC",
    "Frame",
    "MenuEntry",
    "MenuSection",
    "Person",
    "WorkPlace",
    "render_fragment",
    "render_page",
    "role_words",
]
