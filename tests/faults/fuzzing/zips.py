"""Mutations of a zip: bytes that are damaged, and directories that lie."""

import io
import struct
import warnings
import zipfile
from collections.abc import Iterator
from random import Random

Files = list[tuple[str, bytes]]
"""Names and bytes of the files of a zip, in its order; a name may stand there twice."""

HOSTILE_NAMES = (
    *("../x.xml", "/etc/passwd", "C:\\x", "a/../../b", "..", ".", "", " ", "a\\..\\b", "con"),
    *("x" * 5000, "a/" * 300 + "b", "\x01", "é", "e\u0301", "\u202etxt", "imsmanifest.xml/x", "~"),
    *("IMSMANIFEST.XML", "./imsmanifest.xml", "a//b", "item.xml/", "%2e%2e/x", "\ud7ff"),
)
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_FIELDS = {
    _LOCAL: ((4, 2), (6, 2), (8, 2), (14, 4), (18, 4), (22, 4), (26, 2), (28, 2)),
    _CENTRAL: (
        *((4, 2), (6, 2), (8, 2), (10, 2), (16, 4), (20, 4), (24, 4)),
        *((28, 2), (30, 2), (32, 2), (38, 4), (42, 4)),
    ),
    _END: ((8, 2), (10, 2), (12, 4), (16, 4), (20, 2)),
}
"""Kind of header -> offset and width of what it says: version, flags, method, sizes, places."""
_LIES = (0, 1, 2, 8, 9, 12, 14, 99, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0xA1FF0000)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def unzip(data: bytes) -> Files:
    """Return the files of an honest zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def rezip(files: Files, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Zip files, whatever their names are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive, warnings.catch_warnings():
        # A name that stands there twice is what some cases are about.
        warnings.simplefilter("ignore", UserWarning)
        for name, data in files:
            entry = zipfile.ZipInfo("x")
            entry.filename = name
            entry.compress_type = method
            archive.writestr(entry, data)
    return buffer.getvalue()


def flip_bytes(data: bytes, dice: Random) -> bytes:
    """Change some bytes."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 2, 5, 20, 200))):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def cut(data: bytes, dice: Random) -> bytes:
    """Leave out a stretch: of the end, of the beginning, or in the middle."""
    start, end = sorted(dice.randrange(len(data) + 1) for _ in range(2))
    return dice.choice((data[:start], data[start:], data[:start] + data[end:]))


def pad(data: bytes, dice: Random) -> bytes:
    """Put something before, behind or inside."""
    extra = dice.choice((b"\x00" * 30, b"#!/bin/sh\n", _END + b"\x00" * 18, data[-200:], data))
    place = dice.choice((0, len(data), dice.randrange(len(data))))
    return data[:place] + extra + data[place:]


def lie_in_headers(data: bytes, dice: Random) -> bytes:
    """Change what the directory, the local headers or both say of the files."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 6))):
        kind = dice.choice(tuple(_FIELDS))
        places = list(_places(data, kind))
        if places:
            at, width = dice.choice(_FIELDS[kind])
            lie = dice.choice((*_LIES, dice.randrange(len(data)))) % 256**width
            start = dice.choice(places) + at
            changed[start : start + width] = lie.to_bytes(width, "little")
    return bytes(changed)


def overlap(data: bytes, dice: Random) -> bytes:
    """Let several names of the directory point at the same packed bytes."""
    changed = bytearray(data)
    places = list(_places(data, _CENTRAL))
    target = dice.choice(places)
    for place in dice.sample(places, dice.randint(1, len(places))):
        shift = dice.choice((0, 0, 1, -1, 30))
        (offset,) = struct.unpack("<I", data[target + 42 : target + 46])
        changed[place + 42 : place + 46] = struct.pack("<I", max(0, offset + shift))
    return bytes(changed)


def rename(data: bytes, dice: Random) -> bytes:
    """Give files hostile names."""
    files = unzip(data)
    for _ in range(dice.randint(1, 3)):
        number = dice.randrange(len(files))
        files[number] = (dice.choice(HOSTILE_NAMES), files[number][1])
    return rezip(files)


def repeat(data: bytes, dice: Random) -> bytes:
    """Put files in twice, under the same name or nearly, or let them change places."""
    files = unzip(data)
    (name, one), (other, two) = dice.choice(files), dice.choice(files)
    near = dice.choice((name, name.upper(), f"./{name}", f"{name} ", name.replace("/", "\\")))
    files += dice.choice(([(near, one)], [(name, two)], [(other, one), (name, two)]))
    dice.shuffle(files)
    return rezip(files)


def lose(data: bytes, dice: Random) -> bytes:
    """Leave files out, or make them empty."""
    files = unzip(data)
    number = dice.randrange(len(files))
    files[number : number + 1] = dice.choice(([], [(files[number][0], b"")]))
    return rezip(files)


def nest(data: bytes, dice: Random) -> bytes:
    """Put a zip in the zip, beside the files or in the place of one."""
    files = unzip(data)
    name = dice.choice(("inner.zip", dice.choice(files)[0]))
    return rezip([*(one for one in files if one[0] != name), (name, data)])


def repack(data: bytes, dice: Random) -> bytes:
    """Pack in another way, some of which nobody needs."""
    return rezip(unzip(data), dice.choice(_METHODS))


def bomb(data: bytes, dice: Random) -> bytes:
    """Add a file that packs far too well."""
    size = dice.choice((2, 24, 26)) * 1024 * 1024
    return rezip([*unzip(data), ("bomb.css", bytes(size))])


def many(data: bytes, dice: Random) -> bytes:
    """Add more files than anybody needs."""
    count = dice.choice((100, 1990, 2100))
    return rezip([*unzip(data), *((f"f{number}", b"") for number in range(count))])


def _places(data: bytes, kind: bytes) -> Iterator[int]:
    place = data.find(kind)
    while place >= 0:
        yield place
        place = data.find(kind, place + 4)


ZIP_MUTATIONS = (
    *(flip_bytes, cut, pad, lie_in_headers, lie_in_headers, overlap, rename, repeat),
    *(lose, nest, repack, bomb, many),
)
