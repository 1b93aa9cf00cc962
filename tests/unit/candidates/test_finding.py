"""Finding candidates, in the order of Dutch lists."""

import pytest

from chalicelib.core.candidates import PAGE_SIZE, CandidateListView, Candidates
from chalicelib.core.institutions import EducationLevel
from chalicelib.core.kernel import CandidateId, InstitutionId, NotFound, SiteId
from tests.builders.access import SCHOOL, SITE, an_actor
from tests.builders.candidates import a_candidate, an_identity
from tests.fakes.candidates import FakeCandidateStore

PEOPLE = [
    ("1", "Joris", "de", "Vries", "4A", EducationLevel.F2),
    ("2", "Zoë", "", "Émile", "4B", EducationLevel.VMBO_KB),
    ("3", "Amira", "el", "Haddioui", "4A", EducationLevel.F2),
    ("4", "Anna", "", "Vries", "", EducationLevel.F2),
]


@pytest.fixture
def candidates() -> Candidates:
    store = FakeCandidateStore()
    for number, first_name, prefix, surname, class_name, level in PEOPLE:
        identity = an_identity(number=number, first_name=first_name, prefix=prefix, surname=surname)
        one = a_candidate(
            id=CandidateId(number), identity=identity, class_name=class_name, level=level
        )
        store.put_all(SCHOOL, [one])
    store.put_all(SCHOOL, [a_candidate(id=CandidateId("OTHER-SITE"), site_id=SiteId("OTHER"))])
    return Candidates(store)


def _list(
    candidates: Candidates,
    *,
    search: str = "",
    level: EducationLevel | None = None,
    class_name: str = "",
    page: int = 1,
) -> CandidateListView:
    return candidates.list_candidates(
        an_actor(), search=search, site_id=None, level=level, class_name=class_name, page=page
    )


def _numbers(view: CandidateListView) -> list[str]:
    return [one.number for one in view.candidates]


def test_candidates_stand_by_surname_without_prefix_and_accents(candidates: Candidates) -> None:
    view = _list(candidates)

    assert [one.listed_name for one in view.candidates] == [
        "Émile, Zoë",
        "Haddioui, Amira el",
        "Vries, Anna",
        "Vries, Joris de",
    ]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("vries", ["4", "1"]),
        ("joris VRIES", ["1"]),
        ("zoe", ["2"]),
        ("emile", ["2"]),
        ("4a", ["3", "1"]),
        ("3", ["3"]),
    ],
)
def test_a_search_finds_words_in_name_number_and_class(
    candidates: Candidates, search: str, found: list[str]
) -> None:
    assert _numbers(_list(candidates, search=search)) == found


def test_filters_narrow_a_list_together(candidates: Candidates) -> None:
    view = _list(candidates, level=EducationLevel.F2, class_name="4A", search="amira")

    assert _numbers(view) == ["3"]


def test_what_can_be_chosen_does_not_shrink_with_the_choice(candidates: Candidates) -> None:
    view = _list(candidates, class_name="4B")

    assert view.classes == ("4A", "4B")
    assert view.levels == (EducationLevel.F2, EducationLevel.VMBO_KB)


def test_a_long_list_comes_in_pages_and_a_page_too_far_is_the_last() -> None:
    store = FakeCandidateStore()
    for number in range(PAGE_SIZE + 1):
        identity = an_identity(number=f"{number:03}")
        store.put_all(SCHOOL, [a_candidate(id=CandidateId(str(number)), identity=identity)])
    candidates = Candidates(store)

    first, last, too_far = (_list(candidates, page=page) for page in (1, 2, 99))

    assert (first.total, first.pages, len(first.candidates)) == (PAGE_SIZE + 1, 2, PAGE_SIZE)
    assert _numbers(last) == _numbers(too_far) == [f"{PAGE_SIZE:03}"]
    assert (too_far.page, _list(candidates, page=0).page) == (2, 1)


def test_an_empty_list_has_one_page(candidates: Candidates) -> None:
    view = _list(candidates, search="nobody")

    assert (view.total, view.page, view.pages, view.candidates) == (0, 1, 1, ())


def test_everyone_at_a_site_stands_in_the_same_order(candidates: Candidates) -> None:
    found = candidates.at_site(an_actor(), site_id=SITE)

    assert [one.number for one in found] == ["2", "3", "4", "1"]


@pytest.mark.parametrize("site_id", [SiteId("OTHER"), SiteId("INVENTED")])
def test_candidates_of_somebody_elses_site_are_not_found(
    candidates: Candidates, site_id: SiteId
) -> None:
    with pytest.raises(NotFound):
        candidates.at_site(an_actor(), site_id=site_id)
    with pytest.raises(NotFound):
        candidates.list_candidates(
            an_actor(), search="", site_id=site_id, level=None, class_name="", page=1
        )


def test_another_institution_sees_nobody(candidates: Candidates) -> None:
    stranger = an_actor(institution_id=InstitutionId("OTHER"))

    assert candidates.at_site(stranger, site_id=SITE) == ()
