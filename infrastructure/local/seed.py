"""The demonstration: two schools, every role, forty candidates, an exam, and a group for now.

Everything goes through the services that the acts use; nothing is written beside them.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

import boto3

from chalicelib import bootstrap
from chalicelib.config import settings
from chalicelib.core.access import Account, Actor, Role, Scope
from chalicelib.core.candidates import (
    Accommodation,
    Candidate,
    CandidateAttributes,
    CandidateIdentity,
)
from chalicelib.core.exams import ExamView
from chalicelib.core.institutions import BrinCode, EducationLevel, Institution, Site, SiteCode
from chalicelib.core.kernel import CandidateId, InstitutionId, SiteId
from chalicelib.core.sessions import GroupPlan
from chalicelib.pages import role_words
from demonstration.build import build_package
from demonstration.people import (
    PASSWORD,
    DemonstrationCandidate,
    DemonstrationSchool,
    DemonstrationStaff,
    candidates,
    colleagues,
    schools,
    staff,
)
from infrastructure.local.seed_registrations import seed_registrations

DUO = InstitutionId("duo")
LEVELS = frozenset({EducationLevel.F2, EducationLevel.F3, EducationLevel.VMBO_KB})
PLANNED_SCHOOL = "99ZA"
WORKS_AT_BOTH = "corrector2.noord"


@dataclass(frozen=True)
class _School:
    institution_id: InstitutionId
    site_id: SiteId


def seed() -> None:
    """Fill an empty deployment with the demonstration."""
    cloud = bootstrap.cloud()
    cloud.institution_store.put(Institution(DUO, BrinCode("00XX"), "DUO"))
    there = {school.brin: _add_school(school) for school in schools()}
    accounts = [_add_account(person, there) for person in staff()]
    _add_colleagues(there)
    _link(_actor(_first(accounts, Role.HELPDESK, DUO), Scope.PORTAL), accounts, there)
    for candidate in candidates():
        _add_candidate(candidate, there[candidate.brin])
    exam = _publish(_actor(_first(accounts, Role.EXAM_PUBLISHER, DUO), Scope.PORTAL))
    _plan_for_now(accounts, there[PLANNED_SCHOOL], exam)
    seed_registrations()


def logins() -> list[str]:
    """List the logins to try, a line each."""
    lines = [f"Inloggen (wachtwoord overal: {PASSWORD})"]
    for person in staff():
        words = role_words(role.value for role in person.roles)
        door = "monitor" if person.roles & {Role.PROCTOR, Role.SYSTEM_CHECK_PROCTOR} else "portaal"
        lines.append(f"  {person.username:<18}{door:<9}{', '.join(words)}")
    return lines


def _add_school(school: DemonstrationSchool) -> _School:
    cloud = bootstrap.cloud()
    institution_id = InstitutionId(f"school-{school.brin.lower()}")
    site_id = SiteId(f"site-{school.brin.lower()}-{school.site_number}")
    brin = BrinCode(school.brin)
    cloud.institution_store.put(Institution(institution_id, brin, school.name))
    name = f"{school.name}, {school.city}"
    code = SiteCode(brin, school.site_number)
    cloud.institution_store.put_site(Site(site_id, institution_id, code, name, LEVELS))
    return _School(institution_id, site_id)


def _add_account(person: DemonstrationStaff, there: dict[str, _School]) -> Account:
    school = there[person.brin] if person.brin else None
    return bootstrap.cloud().accounts.open_account(
        username=person.username,
        first_name=person.given_name,
        last_name=f"{person.prefix} {person.surname}".strip(),
        email=person.email,
        institution_id=school.institution_id if school else DUO,
        site_ids=frozenset({school.site_id}) if school else frozenset(),
        roles=person.roles,
        password=PASSWORD,
    )


def _add_colleagues(there: dict[str, _School]) -> None:
    # Of the list of users: somebody who left, somebody who was invited, and enough for two pages.
    cloud, everyone = bootstrap.cloud(), colleagues()
    left = [_add_account(person, there) for person in everyone[:-1]][-1]
    cloud.account_store.save(replace(left, state=left.state.deactivate()))
    invited, school = everyone[-1], there[PLANNED_SCHOOL]
    cloud.accounts.invite(
        first_name=invited.given_name,
        last_name=f"{invited.prefix} {invited.surname}".strip(),
        email=invited.email,
        phone="",
        institution_id=school.institution_id,
        site_ids=frozenset({school.site_id}),
        roles=invited.roles,
    )


def _link(helpdesk: Actor, accounts: list[Account], there: dict[str, _School]) -> None:
    shared = next(one for one in accounts if one.username == WORKS_AT_BOTH)
    here = shared.memberships[0].institution_id
    elsewhere = next(one for one in there.values() if one.institution_id != here)
    bootstrap.cloud().linking.link(
        helpdesk,
        account_id=shared.user_id,
        institution_id=elsewhere.institution_id,
        roles=frozenset({Role.SCORER}),
        site_ids=frozenset({elsewhere.site_id}),
    )


def _add_candidate(person: DemonstrationCandidate, school: _School) -> None:
    candidate = Candidate(
        id=CandidateId(f"candidate-{person.candidate_number}"),
        institution_id=school.institution_id,
        site_id=school.site_id,
        identity=CandidateIdentity(
            person.candidate_number, person.given_name, person.prefix, person.surname, None
        ),
        class_name=person.class_name,
        education_type=None,
        level=EducationLevel(person.level),
        attributes=CandidateAttributes("", "", ""),
        accommodation=Accommodation(person.read_aloud, person.extra_time_minutes),
    )
    bootstrap.cloud().candidate_store.put_all(school.institution_id, [candidate])


def _publish(publisher: Actor) -> ExamView:
    publishing = bootstrap.cloud().publishing
    upload = publishing.start_upload(publisher, file_name="rekenen-2f.zip")
    boto3.client("s3").put_object(
        Bucket=settings().upload_bucket, Key=upload.fields["key"], Body=build_package()
    )
    bootstrap.cloud().importing.receive_upload(publisher, exam_id=upload.exam_id)
    # Not left to the worker, which takes the same work up later and finds it done.
    bootstrap.cloud().importing.import_package(upload.exam_id)
    return publishing.publish(
        publisher,
        exam_id=upload.exam_id,
        title="Rekenen 2F (demonstratie)",
        subject="Rekenen",
        level=EducationLevel.F2,
        period="2026-2027, periode 2",
        duration_minutes=60,
    )


def _plan_for_now(accounts: list[Account], school: _School, exam: ExamView) -> None:
    cloud, now = bootstrap.cloud(), bootstrap.now()
    planner = _actor(_first(accounts, Role.PLANNER, school.institution_id), Scope.PORTAL)
    proctors = [
        account.user_id
        for account in accounts
        if _has(account, Role.PROCTOR, school.institution_id)
    ]
    found = cloud.candidates.at_site(planner, site_id=school.site_id)
    cloud.planning.plan_group(
        planner,
        plan=GroupPlan(
            name="Rekenen 2F, nu",
            exam_id=exam.exam_id,
            site_id=school.site_id,
            opens_at=now - timedelta(minutes=15),
            closes_at=now + timedelta(hours=8),
            proctor_ids=frozenset(proctors),
            candidate_ids=frozenset(one.candidate_id for one in found),
        ),
    )


def _first(accounts: list[Account], role: Role, institution_id: InstitutionId) -> Account:
    return next(one for one in accounts if _has(one, role, institution_id))


def _has(account: Account, role: Role, institution_id: InstitutionId) -> bool:
    (membership,) = account.memberships
    return role in membership.roles and membership.institution_id == institution_id


def _actor(account: Account, scope: Scope) -> Actor:
    return account.actor(scope)
