"""Mutations of files that are no XML: pictures, sound, film, fonts and style sheets."""

from collections.abc import Callable
from random import Random

from tests.faults.fuzzing.zips import cut, flip_bytes

_STYLES = (
    *(b"@import 'more.css';", b"@import url(//example.nl/x);", b"{" * 2000, b"(" * 2000, b"}"),
    *(b"url(../../etc/passwd)", b"expression(alert(1))", b":not(" * 500, b"\\75 rl(x)", b"/*"),
    *(b"p{color:" + b"calc(" * 300, b"@media " * 200, b"a," * 20_000 + b"b{}", b"\xff", b"<!--"),
)
MOST_BYTES = 1_000_000
_LENGTHS = (0, 1, 0x7F, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)


def mutate_file(data: bytes, dice: Random) -> bytes:
    """Change a file in one to four places."""
    for _ in range(dice.randint(1, 4)):
        data = dice.choice(_OF_A_FILE)(data or b"\x00", dice)
    return data


def _lie_about_length(data: bytes, dice: Random) -> bytes:
    place, width = dice.randrange(len(data)), dice.choice((1, 2, 4, 8))
    lie = dice.choice(_LENGTHS) & ((1 << (8 * width)) - 1)
    told = lie.to_bytes(width, "big" if dice.random() < 0.5 else "little")
    return data[:place] + told + data[place + width :]


def _repeat_stretch(data: bytes, dice: Random) -> bytes:
    start, end = sorted(dice.randrange(len(data) + 1) for _ in range(2))
    extra = (data[start:end] * dice.choice((1, 10, 1000)))[:MOST_BYTES]
    return data[:end] + extra + data[end:]


def _put_in_words(data: bytes, dice: Random) -> bytes:
    place = dice.randrange(len(data) + 1)
    return data[:place] + dice.choice(_STYLES) + data[place:]


_OF_A_FILE: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(flip_bytes, cut, _lie_about_length, _lie_about_length, _repeat_stretch, _put_in_words),
)
