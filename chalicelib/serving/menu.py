"""Makes somebody's menu: the lines of the manual whose act exists and opens for their roles."""

from chalicelib.core.access import Actor
from chalicelib.pages.frame import MenuEntry, MenuSection
from chalicelib.pages.menu import MENU, Line
from chalicelib.serving.act import Act, Menu, Registry


def menu_of(registry: Registry, actor: Actor, current: Act | None) -> tuple[MenuSection, ...]:
    """Give the menu of whoever is logged in, in the order of the manual, without dead entries."""
    acts = {act.menu: act for act in registry.acts.values() if act.menu}
    sections: dict[str, list[MenuEntry]] = {}
    for line in MENU:
        act = acts.get(Menu(line.section, line.label))
        if act is not None and _sees(actor, line, act):
            here = current is not None and current.path == act.path
            entries = sections.setdefault(line.section, [])
            entries.append(MenuEntry(line.label, act.path, here))
    return tuple(MenuSection(label, tuple(entries)) for label, entries in sections.items())


def path_of(menu: tuple[MenuSection, ...], label: str) -> str | None:
    """Find where an entry leads, for links to it elsewhere on a page; None where it is hidden."""
    return next(
        (entry.path for part in menu for entry in part.entries if entry.label == label), None
    )


def _sees(actor: Actor, line: Line, act: Act) -> bool:
    # Both say who: the manual who sees it, the act who may; an entry that would refuse is hidden.
    return actor.scope in line.scopes and bool(actor.roles & line.roles & act.roles)
