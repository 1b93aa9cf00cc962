"""Where a request comes from, before it is known who asks; and what of that its owner may see."""

import ipaddress
import re
from dataclasses import dataclass, field

BROWSERS = (
    (r"\bSEB/", "Safe Exam Browser"),
    (r"\bEdgA?/|\bEdgiOS/", "Edge"),
    (r"\bOPR/|\bOPiOS/", "Opera"),
    (r"\bSamsungBrowser/", "Samsung Internet"),
    (r"\bFirefox/|\bFxiOS/", "Firefox"),
    (r"\bHeadlessChrome/|\bChrome/|\bCriOS/|\bChromium/", "Chrome"),
    (r"\bVersion/.*\bSafari/", "Safari"),
)
"""Others name themselves beside the browser that they are made of, so they come first."""

SYSTEMS = (
    (r"\biPhone\b", "iPhone"),
    (r"\biPad\b", "iPad"),
    (r"\bAndroid\b", "Android"),
    (r"\bCrOS\b", "ChromeOS"),
    (r"\bWindows\b", "Windows"),
    (r"\bMac OS X\b|\bMacintosh\b", "macOS"),
    (r"\bLinux\b", "Linux"),
)


AGENT_CHARACTERS_MAX = 500
"""No browser says more of itself; whoever does must not keep us looking for names in it."""


@dataclass(frozen=True)
class Device:
    """What its owner recognises a login by; empty where it is not known."""

    browser: str = ""
    system: str = ""
    address: str = ""
    """Masked: enough to tell school from home, too little to find either."""


NO_DEVICE = Device()


@dataclass(frozen=True)
class Visitor:
    """What a request tells of itself; ``mark`` is the one by which we remember a browser."""

    address: str = ""
    user_agent: str = ""
    mark: str | None = field(default=None, repr=False)

    @property
    def device(self) -> Device:
        """Name the browser, its system and its address in words that people know."""
        agent = self.user_agent[:AGENT_CHARACTERS_MAX]
        return Device(
            browser=_first(BROWSERS, agent),
            system=_first(SYSTEMS, agent),
            address=masked_address(self.address),
        )


NOBODY_KNOWN = Visitor()
"""A visitor that tells nothing: a program of an operator, for one."""


def masked_address(address: str) -> str:
    """Show the network of an address: ``192.0.2.•••`` or ``2001:db8:7:•••``; else nothing."""
    try:
        given = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if given.version == 4:
        return f"{address.rpartition('.')[0]}.•••"
    groups = given.exploded.split(":")[:3]
    return ":".join(f"{int(group, 16):x}" for group in groups) + ":•••"


def _first(patterns: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for pattern, name in patterns if re.search(pattern, text)), "")
