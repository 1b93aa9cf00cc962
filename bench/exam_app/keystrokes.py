"""From a key to the journal: how old a letter is when it is safe.

One candidate types at the pace of a person, in a written question, with no clock bent. Each letter
is followed to the first batch that holds it: when the batch left, when the server noted that it
received it (in the journal itself), and when the page had the acknowledgement. Browser and server
are on this machine, so one clock tells all moments.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Request

from bench.candidates import percentile
from bench.exam_app.candidate import Candidate
from bench.exam_app.hall import Hall, School
from bench.exam_app.passing import RealTime, prepare
from bench.exam_app.receipts import Receipts, receipts_at_school_server, receipts_in_cloud
from bench.exam_app.rows import Row
from bench.exam_app.typing_pace import prose
from tests.journeys.chromium import a_house
from tests.journeys.exam_page import ExamPage

MINUTES = 60
SEED = 7
CHARACTERS = 400
"""About two minutes of typing."""
WRITTEN_QUESTION = 8
SCRIPT = Path(__file__).parent / "key_times.js"
SAVES = "/delivery/batches"
MOST_SECONDS = 3.5
"""Who never pauses is sent every two seconds; the rest is for the way."""


@dataclass(frozen=True)
class Save:
    """A batch on its way, in seconds since 1970; ``length`` is how many letters it holds."""

    length: int
    sent_at: float
    received_at: float
    acknowledged_at: float


@dataclass(frozen=True)
class Letter:
    """How long one letter was on its way, in seconds."""

    until_sent: float
    until_received: float
    until_acknowledged: float


def measure(school: School, pictures: Path) -> Iterator[Row]:
    """Type in the cloud and at the school server."""
    exam_id = school.publish(MINUTES)
    for where, venue, receipts in (
        ("cloud", school.cloud, receipts_in_cloud(school.facet.place)),
        ("school server", school.edge, receipts_at_school_server(school.edge_state)),
    ):
        yield _row(where, _typed(school.hall(venue, exam_id, 1), receipts, pictures))


def letters(pressed: Sequence[float], saves: Sequence[Save]) -> Iterator[Letter]:
    """Follow each letter to the first batch that holds it; ``pressed`` are moments in order.

    :raises ValueError: if a letter came in no batch.
    """
    for at, moment in enumerate(pressed, start=1):
        save = next((one for one in saves if one.length >= at), None)
        if save is None:
            raise ValueError(f"letter {at} was never saved")
        yield Letter(
            until_sent=save.sent_at - moment,
            until_received=save.received_at - moment,
            until_acknowledged=save.acknowledged_at - moment,
        )


def _typed(hall: Hall, receipts: Receipts, pictures: Path) -> list[Letter]:
    slip = hall.group.candidates[0]
    with a_house(hall.origin, pictures) as house:
        person = house.person("candidate")
        prepare(person.context, [SCRIPT])
        requests: list[Request] = []
        person.page.on("requestfinished", lambda request: requests.append(request))
        exam = ExamPage(person)
        exam.log_in(hall.group.access_code, slip["login_name"])
        hall.release()
        exam.sees("running")
        candidate = Candidate(exam, RealTime(), random.Random(SEED))  # noqa: S311 - no secret
        candidate.go_to(WRITTEN_QUESTION)
        # Where the question was drawn the focus moves; nobody types before that.
        candidate.wait(1)
        person.page.evaluate("() => { window.facetKeys = [] }")
        candidate.type(exam.part("item").get_by_role("textbox"), prose(CHARACTERS))
        exam.is_saved("server")
        pressed = person.page.evaluate("() => window.facetKeys")
        house.check_complaints()
        saves = list(_saves(requests, receipts(slip["session_id"])))
        return list(letters([moment / 1000 for moment in pressed], saves))


def _saves(requests: Sequence[Request], received: dict[int, float]) -> Iterator[Save]:
    for request in requests:
        if not request.url.endswith(SAVES):
            continue
        batch = json.loads(json.loads(request.post_data or "")["batch"])
        sent_at = request.timing["startTime"] / 1000
        yield Save(
            length=_length(batch),
            sent_at=sent_at,
            received_at=received[batch["first_seq"]],
            acknowledged_at=sent_at + request.timing["responseEnd"] / 1000,
        )


def _length(batch: Any) -> int:
    entry = batch["entries"][-1]
    return len(entry.get("response", {}).get("RESPONSE") or "")


def _row(where: str, followed: Sequence[Letter]) -> Row:
    acknowledged, received, sent = (
        sorted(getattr(one, name) for one in followed)
        for name in ("until_acknowledged", "until_received", "until_sent")
    )
    way = sorted(one.until_received - one.until_sent for one in followed)
    p95 = percentile(acknowledged, 0.95)
    return Row(
        f"keystroke to journal, {where}",
        f"p50 {percentile(received, 0.5):.2f}, p95 {percentile(received, 0.95):.2f} s",
        f"{len(followed)} letters; the page waits for a pause of 0.5 s, at most 2 s: p95"
        f" {percentile(sent, 0.95):.2f} s of it; from leaving to the journal p95"
        f" {percentile(way, 0.95) * 1000:.0f} ms; the page knows at p95 {p95:.2f} s",
        p95 <= MOST_SECONDS,
    )
