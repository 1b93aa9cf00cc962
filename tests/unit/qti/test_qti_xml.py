"""XML of strangers loads nothing, expands nothing and ends."""

import pytest

from chalicelib.qti.xml import DEEPEST, XmlUnreadable, parse
from tests.unit.qti.making import item, item_codes

BOMB = """<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>"""
OUTSIDE = """<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"""


def code_of(data: bytes) -> str:
    with pytest.raises(XmlUnreadable) as unreadable:
        parse(data)
    return unreadable.value.code


@pytest.mark.parametrize("text", [BOMB, OUTSIDE, "<!DOCTYPE a><a/>", '<!DOCTYPE a SYSTEM "x"><a/>'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_every_encoding(text: str, encoding: str) -> None:
    assert code_of(text.encode(encoding)) == "xml-doctype"


@pytest.mark.parametrize("data", [b"", b"<a>", b"text", b"<a>&unknown;</a>", b"\xff\xfe<"])
def test_broken_xml_is_refused(data: bytes) -> None:
    assert code_of(data) == "xml-broken"


def test_nesting_has_a_limit() -> None:
    parse(b"<a>" * DEEPEST + b"</a>" * DEEPEST)

    assert code_of(b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1)) == "xml-too-deep"


def test_comments_and_instructions_are_gone_but_the_text_around_them_stays() -> None:
    root = parse(b"<a>one<!-- secret --> two<?php secret?> three</a>")

    assert (root.text, len(root)) == ("one two three", 0)


def test_an_item_with_an_entity_is_refused_by_name() -> None:
    hostile = '<!DOCTYPE x [<!ENTITY y "z">]>' + item()

    assert "xml-doctype" in item_codes(hostile)


def test_another_version_of_qti_is_refused() -> None:
    foreign = item().replace("imsqti_v2p2", "imsqti_v1p2")

    assert item_codes(foreign) == ["qti-version"]
