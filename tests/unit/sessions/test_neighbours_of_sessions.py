"""What planning learns of staff and candidates comes from their own stores."""

from typing import Any

from chalicelib.core.access import AccountState, Role
from chalicelib.core.kernel import CandidateId, InstitutionId, SiteId, UserId
from chalicelib.core.sessions.neighbours import KnownCandidates, KnownProctors
from tests.builders.access import SCHOOL, SITE, an_account
from tests.builders.candidates import a_candidate
from tests.fakes.access import FakeAccountStore
from tests.fakes.candidates import FakeCandidateStore

PROCTORS = frozenset({Role.PROCTOR})


def test_a_proctor_is_active_works_at_the_site_and_has_the_role() -> None:
    accounts = FakeAccountStore()
    people: dict[str, dict[str, Any]] = {
        "good": {},
        "gone": {"state": AccountState.DEACTIVATED},
        "elsewhere": {"site_ids": frozenset({SiteId("OTHER")})},
        "stranger": {"institution_id": InstitutionId("OTHER")},
        "checker": {"roles": frozenset({Role.SYSTEM_CHECK_PROCTOR})},
    }
    for name, changes in people.items():
        account = {"roles": PROCTORS, **changes}
        accounts.add(an_account(username=name, user_id=UserId(name), **account))
    users = [UserId(name) for name in people]

    known = KnownProctors(accounts).known_proctors(SCHOOL, SITE, users, PROCTORS)

    assert known == {"good"}


def test_a_candidate_is_known_with_the_site_they_belong_to() -> None:
    candidates = FakeCandidateStore()
    candidate = a_candidate()
    candidates.put_all(candidate.institution_id, [candidate])

    known = KnownCandidates(candidates).known_candidates(
        candidate.institution_id, [candidate.id, CandidateId("nobody")]
    )

    assert {id: one.site_id for id, one in known.items()} == {candidate.id: candidate.site_id}
