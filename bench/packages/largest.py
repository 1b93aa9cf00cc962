"""Makes the largest package that is accepted: as much of everything as its limits allow.

500 items of 50 questions each, 2,000 files, 200 MB of which 25 MB in one, as many tags and bytes of
text as may be, and pictures with as many pixels as may be in colours of 16 bits.
"""

import io
import random
import struct
import wave
import zipfile
import zlib

from chalicelib.core.exams import EXAM_LIMITS, PackageLimits

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p2"
_SPARE = 0.98
"""Of each limit is used: names and headers count too."""
_BYTES_PER_PIXEL = 8
_SOUNDS = 8


def largest_package(limits: PackageLimits = EXAM_LIMITS) -> bytes:
    """Give the bytes of the zip, the same every time."""
    # Chance decides what noise there is, nothing else; the same number gives the same noise.
    dice = random.Random(1)  # noqa: S311 - no secret
    pictures = limits.files - limits.items - _SOUNDS - 1
    files = {f"{number}.png": _picture(number, limits, pictures) for number in range(pictures)}
    room = limits.unpacked_bytes - limits.text_bytes // 2 - sum(len(one) for one in files.values())
    sound = int(min(limits.file_bytes, room / _SOUNDS) * _SPARE)
    files |= {f"{number}.wav": _sound(sound, dice) for number in range(_SOUNDS)}
    names = list(files)
    items = {
        f"item-{number}.xml": _item(names[number :: limits.items], limits, dice)
        for number in range(limits.items)
    }
    manifest = _manifest(list(items)).encode()
    return _zipped({"imsmanifest.xml": manifest} | items | files)


def _item(shown: list[str], limits: PackageLimits, dice: random.Random) -> bytes:
    numbers = range(limits.interactions)
    declared = "".join(
        f'<responseDeclaration identifier="R{number}" cardinality="single" baseType="string"/>'
        for number in numbers
    )
    asked = "".join(f'<textEntryInteraction responseIdentifier="R{number}"/>' for number in numbers)
    media = "".join(
        f'<object data="{name}" type="audio/wav"/>'
        if name.endswith("wav")
        else f'<img src="{name}" alt=""/>'
        for name in shown
    )
    # Everything counts twice: as a file, and at the place where the test shows it.
    tags = int(limits.tags * _SPARE / limits.items / 2) - 2 * limits.interactions - 30
    text_bytes = int(limits.text_bytes * _SPARE / limits.items / 2)
    words = "".join(dice.choices("abcdefgh ", k=2000))
    start = (
        f'<assessmentItem xmlns="{_QTI}" identifier="i" title="x" adaptive="false">'
        f'{declared}<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"'
        f' externalScored="human"/><itemBody><p>{asked}{media}</p>{"<p>a</p>" * (tags // 2)}<p>'
    )
    end = "</p></itemBody></assessmentItem>"
    filled = text_bytes - len(start) - len(end)
    return f"{start}{(words * (filled // 2000 + 1))[:filled]}{end}".encode()


def _picture(number: int, limits: PackageLimits, pictures: int) -> bytes:
    # A few as large as one may be; the others are small, for their number.
    large = number < limits.all_pixels * _SPARE // limits.pixels
    side = int(limits.pixels**0.5) if large else 16
    packer = zlib.compressobj(9)
    row = bytes(1 + side * _BYTES_PER_PIXEL)
    pixels = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 16, 6, 0, 0, 0)
    # A few bytes of its own, so that no two pictures are the same.
    own = _chunk(b"tEXt", f"number\x00{number} of {pictures}".encode())
    chunks = _chunk(b"IHDR", header) + own + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(name: bytes, part: bytes) -> bytes:
    return struct.pack(">I4s", len(part), name) + part + struct.pack(">I", zlib.crc32(name + part))


def _sound(size: int, dice: random.Random) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        # Two bits of noise in each byte: packed to half a limit, unpacked to a whole one.
        noise = dice.randbytes(size)
        sound.writeframes(noise.translate(bytes(number % 8 for number in range(256))))
    return buffer.getvalue()


def _manifest(items: list[str]) -> str:
    resources = "".join(
        f'<resource identifier="r{number}" type="imsqti_item_xmlv2p2" href="{path}"/>'
        for number, path in enumerate(items)
    )
    return (
        '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m">'
        f"<resources>{resources}</resources></manifest>"
    )


def _zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
