"""Finding candidates: staff see those of their own sites."""

from dataclasses import dataclass

from chalicelib.core.access import Actor
from chalicelib.core.candidates.model import Candidate, without_accents
from chalicelib.core.candidates.ports import CandidateStore
from chalicelib.core.candidates.views import CandidateListView, CandidateView, candidate_view
from chalicelib.core.institutions import EducationLevel
from chalicelib.core.kernel import NotFound, SiteId, page_of

PAGE_SIZE = 50


@dataclass(frozen=True)
class Candidates:
    """Looks candidates up. A school has some thousands at most, so it filters what it read."""

    store: CandidateStore

    def list_candidates(
        self,
        actor: Actor,
        *,
        search: str,
        site_id: SiteId | None,
        level: EducationLevel | None,
        class_name: str,
        page: int,
    ) -> CandidateListView:
        """Give one page, by surname without its prefix, of those that match everything asked.

        ``search`` finds words in name, number and class. A page too far gives the last one.

        :raises NotFound: if the site is not one of the actor's.
        """
        if site_id is not None and site_id not in actor.site_ids:
            raise NotFound
        mine = self._mine(actor, site_id)
        asked = _Asked(without_accents(search).split(), level, class_name)
        found = sorted(filter(asked.matches, mine), key=lambda one: one.identity.sort_key)
        shown = page_of(found, page, size=PAGE_SIZE)
        return CandidateListView(
            search=search,
            site_id=site_id,
            level=level,
            class_name=class_name,
            candidates=tuple(candidate_view(one) for one in shown.rows),
            total=len(found),
            page=shown.number,
            pages=shown.pages,
            classes=tuple(sorted({one.class_name for one in mine if one.class_name})),
            levels=tuple(one for one in EducationLevel if one in {c.level for c in mine}),
        )

    def at_site(self, actor: Actor, *, site_id: SiteId) -> tuple[CandidateView, ...]:
        """Give everyone at a site, by surname. :raises NotFound: if it is not the actor's."""
        if site_id not in actor.site_ids:
            raise NotFound
        found = [one for one in self.store.all(actor.institution_id) if one.site_id == site_id]
        found.sort(key=lambda one: one.identity.sort_key)
        return tuple(candidate_view(one) for one in found)

    def _mine(self, actor: Actor, site_id: SiteId | None) -> list[Candidate]:
        return [
            one
            for one in self.store.all(actor.institution_id)
            if one.site_id in actor.site_ids and site_id in (None, one.site_id)
        ]


@dataclass(frozen=True)
class _Asked:
    words: list[str]
    level: EducationLevel | None
    class_name: str

    def matches(self, one: Candidate) -> bool:
        haystack = without_accents(f"{one.name} {one.identity.number} {one.class_name}")
        return (
            self.level in (None, one.level)
            and self.class_name in ("", one.class_name)
            and all(word in haystack for word in self.words)
        )
