"""The group of the day: new candidates, read in and planned, each with a script to play."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.candidates import Seat
from demonstration.day.planning import candidates_file, plan_for_now, read_candidates
from demonstration.day.program import Json, Program
from demonstration.day.scripts import Script, script_of
from demonstration.people import candidates

FIRST_NUMBER = 510_001
FORGETS_EVERY = 10
"""One candidate in so many forgets to hand in: closing the group does it."""


@dataclass(frozen=True)
class Participant:
    """A candidate of the group: what stands on the slip, and what will be answered."""

    session_id: str
    login_name: str
    script: Script


@dataclass(frozen=True)
class Group:
    """A planned group."""

    group_id: str
    access_code: str
    participants: tuple[Participant, ...]

    @property
    def monitor(self) -> str:
        """The path of the group on the monitor."""
        return f"/monitor/groups/{self.group_id}"

    @property
    def scripts(self) -> Mapping[str, Script]:
        """The scripts by session."""
        return {one.session_id: one.script for one in self.participants}

    def seats(self) -> list[Seat]:
        """Give everyone a computer."""
        return [
            Seat(
                access_code=self.access_code,
                login_name=one.login_name,
                computer=f"computer-{at}",
                work=one.script.work,
                submits=at % FORGETS_EVERY != FORGETS_EVERY - 1,
            )
            for at, one in enumerate(self.participants)
        ]


def plan_group(planner: Program, *, size: int, venue: Json) -> Group:
    """Read in so many new candidates and plan them for now; ``venue`` is added to the plan."""
    preview = read_candidates(planner, candidates_file(list(_rows(size))))
    planner.post(f"/candidates/imports/{preview['import_id']}/save")
    form = planner.get("/groups/new")
    scripts = {str(FIRST_NUMBER + at): script_of(at) for at in range(size)}
    of_candidate = {
        one["candidate_id"]: scripts[one["number"]]
        for one in form["candidates"]
        if one["number"] in scripts
    }
    exam_id = form["exams"][0]["exam_id"]
    plan = plan_for_now(
        form, name="Demonstratie", exam_id=exam_id, candidate_ids=list(of_candidate)
    )
    group_id = planner.post("/groups", plan | venue)["group_id"]
    found = planner.get(f"/groups/{group_id}")
    return Group(
        group_id=group_id,
        access_code=found["group"]["access_code"],
        participants=tuple(
            Participant(one["session_id"], one["login_name"], of_candidate[one["candidate_id"]])
            for one in found["candidates"]
        ),
    )


def _rows(size: int) -> Iterator[str]:
    """Invent people from the names of the demonstration; the first 1,600 all differ."""
    known = candidates()
    for at in range(size):
        given_name = known[at % len(known)].given_name
        surname = known[(at * 7 + at // len(known) + 3) % len(known)].surname
        yield f"{FIRST_NUMBER + at};{given_name};{surname};D4A;2F;0"
