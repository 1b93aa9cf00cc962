"""A sealed part opens under its own key, form and name, and nothing else."""

import pytest

from chalicelib.core.exams import ContentDamaged
from chalicelib.qti import open_part, seal_part

KEY = bytes(range(32))
NONCE = bytes(12)


def test_a_sealed_part_comes_back() -> None:
    assert open_part(KEY, "F", "n", seal_part(KEY, "F", "n", b"plain")) == b"plain"


def test_the_form_is_nonce_then_ciphertext_then_tag() -> None:
    sealed = seal_part(KEY, "F", "n", b"plain", nonce=NONCE)

    assert sealed[:12] == NONCE
    assert len(sealed) == 12 + len(b"plain") + 16


def test_two_seals_of_the_same_part_differ() -> None:
    assert seal_part(KEY, "F", "n", b"plain") != seal_part(KEY, "F", "n", b"plain")


def test_a_known_part_has_known_bytes_so_that_the_exam_app_can_open_it() -> None:
    sealed = seal_part(KEY, "FORM", "content", b"facet", nonce=NONCE)

    assert sealed.hex() == "00000000000000000000000068ddd6bbc16ece561bc92395056db8c7e44bb6bc9a"


@pytest.mark.parametrize(
    ("key", "form_id", "name"),
    [(bytes(32), "F", "n"), (KEY, "G", "n"), (KEY, "F", "m")],
)
def test_another_key_form_or_name_does_not_open_it(key: bytes, form_id: str, name: str) -> None:
    sealed = seal_part(KEY, "F", "n", b"plain")

    with pytest.raises(ContentDamaged):
        open_part(key, form_id, name, sealed)


def test_a_changed_byte_is_noticed_wherever_it_stands() -> None:
    sealed = seal_part(KEY, "F", "n", b"plain")

    for place in range(len(sealed)):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(ContentDamaged):
            open_part(KEY, "F", "n", changed)


@pytest.mark.parametrize("sealed", [b"", b"short", bytes(12), bytes(20)])
def test_what_is_too_short_is_damaged(sealed: bytes) -> None:
    with pytest.raises(ContentDamaged):
        open_part(KEY, "F", "n", sealed)
