"""Shows and hands out the results of a group."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.core.access import Actor
from chalicelib.core.candidates import without_accents
from chalicelib.core.kernel import CandidateId, GroupId
from chalicelib.core.results.model import CandidateName, SatGroup, Sitting
from chalicelib.core.results.ports import CandidateNames, FileStore, SittingsOfGroup
from chalicelib.core.results.sheet import MEDIA_TYPE, Cell, write_sheet
from chalicelib.core.results.views import (
    CandidateResultView,
    FailedItemView,
    FileOfferView,
    GroupResultsView,
)
from chalicelib.core.scoring import ScoreStore, SessionScore

HEADING = (
    "Naam",
    "Nummer",
    "Status",
    "Beantwoord",
    "Vragen",
    "Score",
    "Maximum",
    "Wacht op corrector",
    "Te laat binnengekomen antwoorden",
)
STATES = {
    "planned": "gepland",
    "ready": "ingelogd",
    "running": "bezig",
    "interrupted": "afgebroken",
    "submitted": "ingeleverd",
    "terminated": "beëindigd",
    "absent": "afwezig",
}
ERASED = CandidateName(name="(verwijderd)", number="")


@dataclass(frozen=True)
class Results:
    """Puts sittings, names and scores together; a group is found through the actor."""

    groups: SittingsOfGroup
    candidates: CandidateNames
    scores: ScoreStore
    files: FileStore

    def of_group(self, actor: Actor, *, group_id: GroupId) -> GroupResultsView:
        """Show what everyone in a group scored. :raises NotFound: for another's group."""
        group = self.groups.sittings(actor, group_id)
        scores = self.scores.of_group(group.institution_id, group_id)
        ids: frozenset[CandidateId] = frozenset(sat.candidate_id for sat in group.sittings)
        names = self.candidates.names(group.institution_id, ids)
        rows = [
            _row(group, sat, names.get(sat.candidate_id, ERASED), scores.get(sat.session_id))
            for sat in group.sittings
        ]
        rows.sort(key=lambda row: (without_accents(row.name), row.number, row.session_id))
        return GroupResultsView(
            group_id=group_id,
            name=group.name,
            exam_title=group.exam_title,
            state=group.state,
            total_items=group.total_items,
            candidates=tuple(rows),
            failed_items=_failed(scores.get(sat.session_id) for sat in group.sittings),
        )

    def download(self, actor: Actor, *, group_id: GroupId) -> FileOfferView:
        """Offer the same table as CSV. :raises NotFound: for another institution's group."""
        results = self.of_group(actor, group_id=group_id)
        data = write_sheet(HEADING, (_cells(row) for row in results.candidates))
        name = f"resultaten-{group_id}.csv"
        return FileOfferView(self.files.offer(name, MEDIA_TYPE, data), name)


def _row(
    group: SatGroup, sat: Sitting, who: CandidateName, score: SessionScore | None
) -> CandidateResultView:
    return CandidateResultView(
        session_id=sat.session_id,
        name=who.name,
        number=who.number,
        state=sat.state,
        answered=sat.answered,
        total_items=len(score.items) if score else group.total_items,
        score=score.total if score else None,
        maximum=score.maximum if score else None,
        waits_for_scorer=score.waits_for_scorer if score else 0,
        late_entries=sat.late_entries,
        outcomes=score.outcomes if score else {},
    )


def _failed(scores: Iterable[SessionScore | None]) -> tuple[FailedItemView, ...]:
    """Name each failed item once for each reason: one that is broken fails for a whole group."""
    items = (item for score in scores if score for item in score.items)
    counts = Counter((one.item_id, one.reason) for one in items if one.reason)
    return tuple(FailedItemView(*which, count) for which, count in sorted(counts.items()))


def _cells(row: CandidateResultView) -> tuple[Cell, ...]:
    return (
        row.name,
        row.number,
        STATES.get(row.state, row.state),
        row.answered,
        row.total_items,
        row.score,
        row.maximum,
        row.waits_for_scorer,
        row.late_entries,
    )
