"""Stores and browsers that break one rule each; the machine has to notice."""

from dataclasses import replace
from datetime import datetime

from chalicelib.core.kernel import InstitutionId, SessionId
from chalicelib.core.sessions import Batch, Epoch, Journal, Kept
from tests.builders.browser import Writer
from tests.fakes.sessions import FakeJournalStore


class AcknowledgesBeforeItStores(FakeJournalStore):
    """Broken on purpose: every third batch is acknowledged and never stored."""

    puts = 0

    def put(self, institution_id: InstitutionId, batch: Batch, received_at: datetime) -> Kept:
        self.puts += 1
        if self.puts % 3 == 0:
            return Kept.STORED
        return super().put(institution_id, batch, received_at)


class ForgetsWhoOpenedWhat(FakeJournalStore):
    """Broken on purpose: entries of an older login count although a newer one began."""

    def read(self, institution_id: InstitutionId, session_id: SessionId) -> Journal:
        return replace(super().read(institution_id, session_id), openings=())


class ForgetsWhatWasSeen(FakeJournalStore):
    """Broken on purpose: a newer login counts alone, what it saw of older ones is gone."""

    def read(self, institution_id: InstitutionId, session_id: SessionId) -> Journal:
        journal = super().read(institution_id, session_id)
        blind = tuple(replace(opening, cut={}) for opening in journal.openings)
        return replace(journal, openings=blind)


class ForgetsWhatThePlannerDecided(FakeJournalStore):
    """Broken on purpose: late answers that a planner accepted do not count."""

    def read(self, institution_id: InstitutionId, session_id: SessionId) -> Journal:
        return replace(super().read(institution_id, session_id), late_accepted=())


class ComparesNoEpochs(FakeJournalStore):
    """Broken on purpose: which login wrote an entry does not matter, only its number does."""

    def read(self, institution_id: InstitutionId, session_id: SessionId) -> Journal:
        journal = super().read(institution_id, session_id)
        flat = tuple(
            replace(kept, batch=replace(kept.batch, epoch=Epoch(1, 1))) for kept in journal.batches
        )
        return replace(journal, batches=flat)


class ThawsItsBatches(Writer):
    """Broken on purpose: what is sent again holds what was typed meanwhile."""

    def send(self) -> str | None:
        return self.freeze() if self.outbox else None


class ForgetsWhatItSent(Writer):
    """Broken on purpose: the outbox is emptied when it is sent, not when it is acknowledged."""

    def send(self) -> str | None:
        text = super().send()
        self.outbox, self.in_flight = [], None
        return text
