"""Codes that go from a screen to a phone or to paper."""


def qr_code(text: str) -> str:
    """Draw a QR code as an address that an ``img`` takes: SVG, black on white in every theme."""
    import segno

    made = segno.make(text, error="m", micro=False)
    return made.svg_data_uri(scale=4, dark="#000", light="#fff")


def in_fours(text: str) -> str:
    """Write a code in groups of four, as people copy it."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))
