"""An operator checks the audit chains of a deployment, or a file that somebody took from one."""

import sys
from pathlib import Path

import pytest

from chalicelib import bootstrap
from chalicelib.adapters.dynamodb.audit_records import EventRecord, event_key, partition_of
from chalicelib.core.audit import SYSTEM, edge_chain
from chalicelib.core.kernel import EdgeId
from infrastructure.deploying import __main__ as program
from infrastructure.deploying.audit import ChainBad, check_all, check_file, read_anchors
from infrastructure.deploying.deployment import DeployRefused
from tests.builders.audit import CHAIN, a_chain, a_draft


def fill(count: int) -> None:
    for number in range(count):
        for chain in (CHAIN, SYSTEM):
            draft = a_draft(chain=chain, request_id=f"{chain}-{number}")
            bootstrap.cloud().audit_trail.append(draft)


def test_every_chain_is_checked_and_its_end_told(cloud: None) -> None:
    fill(2)

    lines = list(check_all([]))

    assert [line.split(";")[0] for line in lines] == [
        "institution:school-1: 2 events, whole",
        "system: 2 events, whole",
    ]


def test_the_first_bad_line_is_named_and_the_other_chains_are_checked_too(cloud: None) -> None:
    fill(3)
    EventRecord(partition_of(CHAIN), event_key(2)).delete()
    checking = check_all([])
    told = [next(checking), next(checking)]

    with pytest.raises(ChainBad):
        next(checking)
    assert told[0] == "institution:school-1: BAD at line 2: missing"
    assert told[1].startswith("system: 3 events, whole")


def test_a_chain_that_is_gone_is_missed_by_who_saw_it(cloud: None) -> None:
    with pytest.raises(ChainBad):
        list(check_all([f"{CHAIN}=4=abc"]))


def test_a_file_is_checked_without_a_cloud(tmp_path: Path) -> None:
    lines, head = a_chain(5)
    file = tmp_path / "logboek.jsonl"
    file.write_text("\n".join(lines[1:]) + "\n", encoding="utf-8")

    (told,) = check_file(file, [f"{CHAIN}=5={head.hash}"])

    assert told == f"{CHAIN}: 4 events, whole; 5={head.hash}"


@pytest.mark.parametrize("content", ["", "{}\n", "\n"])
def test_a_file_of_something_else_is_bad(tmp_path: Path, content: str) -> None:
    file = tmp_path / "logboek.jsonl"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(ChainBad):
        list(check_file(file, []))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeployRefused, match="cannot be read"):
        list(check_file(tmp_path / "nothing", []))


@pytest.mark.parametrize("text", ["", "a", "a=b=c", "a=1=", "=1=c"])
def test_what_is_no_anchor_is_refused(text: str) -> None:
    with pytest.raises(DeployRefused, match="Not an anchor"):
        read_anchors([text])


def test_an_anchor_of_a_school_servers_chain_is_read() -> None:
    chain = edge_chain(EdgeId("edge-1"))

    assert read_anchors([f"{chain}=7=abc"]) == {chain: {7: "abc"}}


def test_a_flipped_file_ends_the_command_with_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines, _ = a_chain(3)
    lines[1] = lines[1].replace("user-1", "user-2")
    file = tmp_path / "logboek.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["deploying", "verify-audit", "dev", "--file", str(file)])

    assert program.main() == 1
    assert f"{CHAIN}: BAD at line 2: changed" in capsys.readouterr().out
