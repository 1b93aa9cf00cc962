"""What the cloud hands over to a school server: a group of two, and its form of two parts."""

import hashlib
from dataclasses import replace
from typing import Any

from chalicelib.core.access import Role
from chalicelib.core.exams import DeliveryPart, ExamForm, PartKind
from chalicelib.core.kernel import CandidateId, EdgeId, SessionId
from chalicelib.core.sessions import PlannableCandidate, first_presence
from chalicelib.core.sync import EdgeProctor, FetchedForm, HandedOver
from tests.builders.access import NINE
from tests.builders.sessions import EXAM, FORM, PROCTOR, SITE, a_group, a_session

EDGE = EdgeId("fao-1")
LEASE = 2
PARTS = {"part-1": b"ciphertext one", "part-2": b"ciphertext two"}
NAMES = ("anna", "bram")


def a_form(parts: dict[str, bytes] | None = None) -> ExamForm:
    """Make a form of these encrypted parts."""
    listed = (PARTS if parts is None else parts).items()
    return ExamForm(FORM, EXAM, tuple(_part(name, blob) for name, blob in listed), b"outline")


def handed_over(**changes: Any) -> HandedOver:
    """Make a group with two candidates as it arrives."""
    group = replace(a_group(lease=LEASE, edge_id=EDGE, candidate_count=2), **changes)
    sessions = [
        a_session(
            id=SessionId(f"session-{name}"),
            candidate_id=CandidateId(name),
            login_name=name.upper(),
        )
        for name in NAMES
    ]
    return HandedOver(
        group=group,
        sessions=tuple(reversed(sessions)),
        presences=tuple(first_presence(session, group) for session in sessions),
        candidates=tuple(
            PlannableCandidate(CandidateId(name), name.title(), name.title(), 0, SITE)
            for name in NAMES
        ),
        form=FetchedForm.of(a_form()),
        proctors=(a_proctor(),),
    )


def a_proctor(verifier: str = "verifier") -> EdgeProctor:
    """Make a proctor as the cloud hands them over."""
    return EdgeProctor(
        user_id=PROCTOR,
        username="p.devries",
        name="Pien de Vries",
        site_ids=frozenset({SITE}),
        roles=frozenset({Role.PROCTOR}),
        verifier=verifier,
        password_set_at=NINE,
        password_initial=False,
        password_expires=True,
    )


def _part(name: str, blob: bytes) -> DeliveryPart:
    return DeliveryPart(name, PartKind.ASSET, len(blob), hashlib.sha256(blob).hexdigest())
