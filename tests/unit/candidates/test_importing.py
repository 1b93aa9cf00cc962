"""Reading a file of candidates, looking at it, and saving it."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from chalicelib.core.candidates import (
    Candidate,
    CandidateImport,
    ImportChange,
    ImportHasErrors,
    ImportOutdated,
    ImportPreviewView,
    ImportProblem,
)
from chalicelib.core.candidates.import_texts import TEXTS
from chalicelib.core.institutions import EducationLevel, Institutions
from chalicelib.core.kernel import CandidateId, Fault, InstitutionId, NotFound, SiteId
from tests.builders.access import NINE, SCHOOL, SITE, an_actor
from tests.builders.candidates import HEADINGS, a_candidate, a_file
from tests.builders.institutions import a_site, an_institution
from tests.fakes.candidates import FakeCandidateStore, FakeImportStore
from tests.fakes.institutions import FakeInstitutionStore
from tests.fakes.kernel import CountingIds, StandingClock

AMIRA = "1001;Amira;el;Haddioui;2F"
BRAM = "1002;Bram;van der;Linthorst;vmbo kb"


class Room:
    """The import over fakes, for a planner of one site of a school with two."""

    def __init__(self) -> None:
        self.clock = StandingClock(NINE)
        self.candidates = FakeCandidateStore()
        self.imports = FakeImportStore()
        institutions = FakeInstitutionStore()
        institutions.put(an_institution())
        institutions.put_site(a_site())
        institutions.put_site(a_site(id=SiteId("OTHER")))
        self.service = CandidateImport(
            Institutions(institutions, self.clock),
            self.candidates,
            self.imports,
            self.clock,
            CountingIds(),
        )
        self.planner = an_actor()

    def read(self, *rows: str, headings: str = HEADINGS) -> ImportPreviewView:
        data = a_file(*rows, headings=headings)
        return self.service.read_file(
            self.planner, site_id=SITE, data=data, file_name="kandidaten.csv"
        )

    def save(self, import_id: str) -> tuple[int, int, int]:
        result = self.service.save_import(self.planner, import_id=import_id)
        return result.added, result.changed, result.unchanged

    def saved(self) -> dict[str, Candidate]:
        return {one.identity.number: one for one in self.candidates.all(SCHOOL)}


@pytest.fixture
def room() -> Room:
    return Room()


def test_reading_a_file_shows_it_and_saves_nothing(room: Room) -> None:
    view = room.read(AMIRA, BRAM)

    assert (view.rows_read, view.added, view.errors_total) == (2, 2, 0)
    assert [row.candidate.listed_name for row in view.first_rows] == [
        "Haddioui, Amira el",
        "Linthorst, Bram van der",
    ]
    assert view.can_be_saved
    assert room.saved() == {}


def test_saving_brings_every_column_in(room: Room) -> None:
    headings = HEADINGS + (
        ";geboortedatum;klas;onderwijssoort;kenmerk 1;kenmerk 2;kenmerk 3;voorlezen;extra tijd"
    )
    view = room.read(
        "1001;Bram;van der;Linthorst;2F;14-3-2009;4A;VO;a;b;25180;ja;30", headings=headings
    )

    assert room.save(view.import_id) == (1, 0, 0)

    assert list(room.saved().values()) == [a_candidate(id=room.saved()["1001"].id)]


def test_ten_rows_are_shown_and_all_are_saved(room: Room) -> None:
    rows = [f"{number};Amira;el;Haddioui;2F" for number in range(1000, 1030)]

    view = room.read(*rows)

    assert len(view.first_rows) == 10
    assert room.save(view.import_id) == (30, 0, 0)


def test_a_known_number_changes_the_candidate_who_keeps_the_same_id(room: Room) -> None:
    room.save(room.read(AMIRA, BRAM).import_id)
    before = room.saved()

    view = room.read(AMIRA, BRAM.replace("Bram", "Abraham"), "1003;Celine;de;Roodenburg;2F")

    assert (view.added, view.changed, view.unchanged) == (1, 1, 1)
    assert room.save(view.import_id) == (1, 1, 1)
    assert room.saved()["1002"].identity.first_name == "Abraham"
    assert room.saved()["1002"].id == before["1002"].id
    assert room.saved()["1001"] == before["1001"]
    assert room.candidates.writes == 2 + 2


def test_a_number_at_another_site_is_another_candidate(room: Room) -> None:
    elsewhere = a_candidate(id=CandidateId("ELSEWHERE"), site_id=SiteId("OTHER"))
    room.candidates.put_all(SCHOOL, [elsewhere])

    view = room.read(AMIRA)
    room.save(view.import_id)

    assert view.added == 1
    assert room.candidates.known(SCHOOL, [CandidateId("ELSEWHERE")]) == (elsewhere,)


def test_every_error_is_told_with_line_column_and_advice(room: Room) -> None:
    view = room.read("1001;Amira;el;;2F", "1002;Bram;;Linthorst;9F", "1001;Celine;;Roodenburg;2F")

    assert [(e.line, e.column, e.value, e.problem) for e in view.errors] == [
        (2, "achternaam", "", ImportProblem.CELL_EMPTY),
        (3, "niveau", "9F", ImportProblem.LEVEL_UNKNOWN),
        (4, "kandidaatnummer", "1001", ImportProblem.NUMBER_TWICE),
    ]
    assert view.errors[1].advice == "Kies uit: 2F, VMBO KB."
    assert view.errors[2].what == "Dit kandidaatnummer staat ook op regel 2."


def test_two_empty_numbers_are_two_empty_cells_and_not_the_same_number(room: Room) -> None:
    view = room.read(";Amira;el;Haddioui;2F", ";Bram;;Linthorst;2F")

    assert [error.problem for error in view.errors] == [ImportProblem.CELL_EMPTY] * 2


def test_a_file_with_one_error_is_not_saved_at_all(room: Room) -> None:
    view = room.read(AMIRA, "1002;Bram;;Linthorst;9F")

    assert not view.can_be_saved
    with pytest.raises(ImportHasErrors) as refused:
        room.save(view.import_id)
    assert refused.value.facts == {"errors": 1}
    assert room.saved() == {}


def test_of_many_errors_two_hundred_are_kept_and_all_are_counted(room: Room) -> None:
    view = room.read(*["1001;;;;"] * 150)

    assert len(view.errors) == 200
    assert view.errors_total == 150 * 3 + 149


def test_every_problem_has_a_sentence_and_an_advice() -> None:
    assert set(TEXTS) == set(ImportProblem)
    assert all(what.endswith(".") and advice.endswith(".") for what, advice in TEXTS.values())


def test_saving_twice_gives_the_same_answer_and_writes_once(room: Room) -> None:
    import_id = room.read(AMIRA, BRAM).import_id

    assert room.save(import_id) == room.save(import_id) == (2, 0, 0)
    assert room.candidates.writes == 2


def test_a_saved_import_says_that_it_is_saved(room: Room) -> None:
    import_id = room.read(AMIRA).import_id
    room.save(import_id)

    view = room.service.get_import(room.planner, import_id=import_id)

    assert view.saved_at == NINE
    assert not view.can_be_saved


def test_saving_that_stopped_halfway_is_finished_by_saving_again(room: Room) -> None:
    import_id = room.read(AMIRA, BRAM).import_id
    whole = room.service
    room.service = replace(whole, candidates=_StopsAfterOne(room.candidates))
    with pytest.raises(Fault):
        room.save(import_id)
    assert len(room.saved()) == 1
    room.service = whole

    assert room.save(import_id) == (2, 0, 0)

    assert len(room.saved()) == 2


def test_of_two_files_read_at_once_the_second_must_be_read_again(room: Room) -> None:
    first, second = room.read(AMIRA).import_id, room.read(AMIRA).import_id
    room.save(first)

    with pytest.raises(ImportOutdated):
        room.save(second)
    assert len(room.saved()) == 1


def test_an_import_of_another_site_does_not_stand_in_the_way(room: Room) -> None:
    import_id = room.read(AMIRA).import_id
    both = an_actor(site_ids=frozenset({SITE, SiteId("OTHER")}))
    other = room.service.read_file(
        both, site_id=SiteId("OTHER"), data=a_file(AMIRA), file_name="x.csv"
    )
    room.service.save_import(both, import_id=other.import_id)

    assert room.save(import_id) == (1, 0, 0)


def test_a_file_that_was_read_a_day_ago_must_be_read_again(room: Room) -> None:
    import_id = room.read(AMIRA).import_id
    room.clock.move(hours=24)

    with pytest.raises(NotFound):
        room.save(import_id)


@pytest.mark.parametrize("act", ["get_import", "save_import"])
def test_an_import_is_not_found_by_another_institution_or_for_another_site(
    room: Room, act: str
) -> None:
    import_id = room.read(AMIRA).import_id
    strangers = [
        an_actor(institution_id=InstitutionId("OTHER")),
        an_actor(site_ids=frozenset({SiteId("OTHER")})),
    ]

    for stranger in strangers:
        with pytest.raises(NotFound):
            getattr(room.service, act)(stranger, import_id=import_id)
    assert room.saved() == {}


def test_a_planner_cannot_bring_candidates_to_somebody_elses_site(room: Room) -> None:
    with pytest.raises(NotFound):
        room.service.read_file(
            room.planner, site_id=SiteId("OTHER"), data=a_file(AMIRA), file_name="x.csv"
        )


def test_the_example_file_can_be_read_in_as_it_is(room: Room) -> None:
    data = room.service.example_file(room.planner, site_id=SITE)

    view = room.service.read_file(room.planner, site_id=SITE, data=data, file_name="x.csv")

    assert (view.added, view.errors, view.ignored_columns) == (3, (), ())
    assert {row.candidate.level for row in view.first_rows} == {EducationLevel.F2}
    assert [row.change for row in view.first_rows] == [ImportChange.ADDED] * 3


class _StopsAfterOne(FakeCandidateStore):
    """A store whose line goes after one candidate."""

    def __init__(self, store: FakeCandidateStore) -> None:
        self.rows, self.registers, self.writes = store.rows, store.registers, 0

    def put_all(self, institution_id: InstitutionId, candidates: Iterable[Candidate]) -> None:
        super().put_all(institution_id, list(candidates)[:1])
        raise Fault("line gone")
