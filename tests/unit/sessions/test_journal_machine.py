"""Two computers, a bad network, a proctor, a planner: nothing is lost, nothing is invented.

Hypothesis makes up days in an exam hall. A plain oracle beside the services knows what must
count: a dictionary that is written when a batch is first delivered. At the end each rule is
broken once on purpose, and the machine has to notice.
"""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from chalicelib.core.kernel import Fault, InstitutionId, Refusal, SessionId
from chalicelib.core.sessions import (
    Admitted,
    Batch,
    CurrentAnswers,
    Epoch,
    Journal,
    Kept,
    Presence,
    SessionState,
    WaitingForProctor,
    what_counts,
)
from tests.builders.browser import Writer
from tests.builders.exam_hall import REPORT, ExamHall
from tests.builders.sessions import SCHOOL
from tests.fakes.sessions import FakeJournalStore, FakePresenceStore

Place = tuple[Epoch, int]


class FlakyPresences(FakePresenceStore):
    """A store of live records that is gone at the moments a test chooses."""

    down = False

    def report(self, *args: Any) -> Presence:
        if self.down:
            raise Fault()
        return super().report(*args)

    def save(self, institution_id: InstitutionId, presence: Presence) -> Presence:
        if self.down:
            raise Fault()
        return super().save(institution_id, presence)


class Oracle:
    """What must count, kept beside the services and by simpler means."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[Place, str]] = {}
        self.arrived: dict[Place, dict[str, Any]] = {}
        self.aside: dict[Place, dict[str, Any]] = {}
        self.newest = Epoch(1, 0)
        self.submitted = False
        self.closed = False

    def deliver(self, epoch: Epoch, entries: dict[int, dict[str, Any]]) -> None:
        for seq, entry in entries.items():
            if (epoch, seq) not in self.arrived:
                self.arrived[epoch, seq] = entry
                self._judge((epoch, seq), entry)

    def adopt(self, epoch: Epoch, through_seq: int) -> None:
        for place in sorted(self.aside):
            if place[0] == epoch and place[1] <= through_seq:
                self._count_adopted(place)

    def accept(self, places: list[Place]) -> None:
        for place in places:
            self._count(place, self.aside.pop(place))

    def values(self) -> dict[str, str]:
        return {item: value for item, (_, value) in self.answers.items()}

    def _judge(self, place: Place, entry: dict[str, Any]) -> None:
        if place[0] != self.newest or self.submitted or self.closed:
            self.aside[place] = entry
        elif entry["act"] == "submit":
            self.submitted = True
        else:
            self._count(place, entry)

    def _count_adopted(self, place: Place) -> None:
        entry = self.aside[place]
        if entry["act"] == "respond":
            del self.aside[place]
            self._count(place, entry)

    def _count(self, place: Place, entry: dict[str, Any]) -> None:
        held = self.answers.get(entry["item_id"])
        if held is None or held[0] < place:
            self.answers[entry["item_id"]] = (place, entry["response"]["RESPONSE"])


class ExamDay(RuleBasedStateMachine):
    """The rules of one exam day; a subclass may break one."""

    journal_type: ClassVar[type[FakeJournalStore]] = FakeJournalStore
    writer_type: ClassVar[type[Writer]] = Writer

    def __init__(self) -> None:
        super().__init__()
        self.hall = ExamHall(journals=self.journal_type())
        self.flaky = FlakyPresences(self.hall.memory)
        self.hall.delivery = replace(self.hall.delivery, presences=self.flaky)
        self.group_id = self.hall.plan_group("anna")
        self.hall.release(self.group_id)
        self.writers: list[Writer] = []
        self.network: list[tuple[Writer, str]] = []
        self.oracle = Oracle()
        self.adopted = False

    @property
    def state(self) -> SessionState:
        return self.hall.presence(self.group_id).state

    def _tick(self, seconds: float = 1) -> datetime:
        self.hall.clock.move(seconds=seconds)
        return self.hall.clock()

    # --- the candidate ---

    @initialize()
    def sit_down(self) -> None:
        self.log_in("pc-1")

    @precondition(lambda self: not self.oracle.closed)
    @rule(computer=st.sampled_from(["pc-1", "pc-2"]))
    def log_in(self, computer: str) -> None:
        self._tick()
        try:
            admitted = self.hall.try_to_log_in(self.group_id, computer=computer)
        except Refusal as refusal:
            self._must_be_right_to_refuse(refusal)
            return
        if isinstance(admitted, WaitingForProctor):
            assert self.state is SessionState.RUNNING
            return
        assert isinstance(admitted, Admitted)
        assert not self.oracle.submitted
        assert admitted.epoch > self.oracle.newest
        self.oracle.newest = admitted.epoch
        claims = self.hall.tokens.read(admitted.token)
        self.writers.append(self.writer_type(claims, computer))
        self._open_exam(self.writers[-1])

    def _must_be_right_to_refuse(self, refusal: Refusal) -> None:
        presence = self.hall.presence(self.group_id)
        denied = refusal.reference == "login-denied" and presence.login_request is None
        assert self.oracle.submitted or denied
        # A login that finds out that the hand-in was stored has taken an epoch by then.
        self.oracle.newest = presence.epoch

    @precondition(lambda self: self.writers)
    @rule()
    def reload(self) -> None:
        self._tick()
        self._open_exam(self.writers[-1])

    def _open_exam(self, writer: Writer) -> None:
        if self.state is SessionState.INTERRUPTED or self.state.has_ended:
            return
        started = self.hall.delivery.start(writer.claims)
        seen = {str(one.item_id): one.response["RESPONSE"] for one in started.answers}
        assert seen == self.oracle.values()
        waiting = {e["item_id"]: e for _, e in writer.outbox if e["act"] == "respond"}
        writer.screen = self.oracle.values()
        writer.screen |= {item: e["response"]["RESPONSE"] for item, e in waiting.items()}
        writer.started = True
        self.adopted = False

    @precondition(lambda self: any(w.started and not w.submitted for w in self.writers))
    @rule(
        choice=st.data(),
        words=st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 999)), min_size=1),
    )
    def type(self, choice: st.DataObject, words: list[tuple[str, int]]) -> None:
        busy = [w for w in self.writers if w.started and not w.submitted]
        writer = choice.draw(st.sampled_from(busy))
        for item, value in words:
            writer.type(item, f"{value}", self._tick())
        self._send(writer)

    @precondition(lambda self: any(w.started and not w.submitted for w in self.writers))
    @rule(choice=st.data())
    def hand_in(self, choice: st.DataObject) -> None:
        busy = [w for w in self.writers if w.started and not w.submitted]
        choice.draw(st.sampled_from(busy)).hand_in(self._tick())

    # --- the network: it loses, repeats and reorders requests, and loses answers ---

    @precondition(lambda self: self.writers)
    @rule(choice=st.data())
    def send(self, choice: st.DataObject) -> None:
        self._send(choice.draw(st.sampled_from(self.writers)))

    def _send(self, writer: Writer) -> None:
        text = writer.send()
        if text is not None:
            self.network.append((writer, text))

    @precondition(lambda self: self.network)
    @rule(
        choice=st.data(),
        stays=st.booleans(),
        answer_is_lost=st.booleans(),
        with_report=st.booleans(),
        server_dies_half_way=st.booleans(),
    )
    def deliver(
        self,
        choice: st.DataObject,
        stays: bool,
        answer_is_lost: bool,
        with_report: bool,
        server_dies_half_way: bool,
    ) -> None:
        writer, text = choice.draw(st.sampled_from(self.network))
        if not stays:
            self.network.remove((writer, text))
        self._tick()
        self.flaky.down = server_dies_half_way
        try:
            saved = self.hall.delivery.save_batch(
                writer.claims, text=text, report=REPORT if with_report else None
            )
        except Fault:
            answer_is_lost = True
        finally:
            self.flaky.down = False
        self._note_delivery(writer, text)
        if not answer_is_lost:
            if saved.live is not None:
                assert saved.live.moved == (writer.claims.epoch != self.oracle.newest)
            writer.hear(saved.acknowledged_seq)

    def _note_delivery(self, writer: Writer, text: str) -> None:
        row = json.loads(text)
        numbers = range(row["first_seq"], row["first_seq"] + len(row["entries"]))
        entries = dict(zip(numbers, row["entries"], strict=True))
        self.oracle.deliver(writer.claims.epoch, entries)

    @precondition(lambda self: self.network)
    @rule(choice=st.data())
    def lose_request(self, choice: st.DataObject) -> None:
        self.network.remove(choice.draw(st.sampled_from(self.network)))

    @precondition(lambda self: self.writers)
    @rule(choice=st.data())
    def sign_of_life(self, choice: st.DataObject) -> None:
        self._tick()
        writer = choice.draw(st.sampled_from(self.writers))

        live = self.hall.delivery.report_presence(writer.claims, report=REPORT)

        assert live.moved == (writer.claims.epoch != self.oracle.newest)

    @rule(seconds=st.sampled_from([5, 61]))
    def wait(self, seconds: int) -> None:
        self._tick(seconds)

    # --- the proctor ---

    @rule(admit=st.booleans())
    def decide_on_login(self, admit: bool) -> None:
        request = self.hall.presence(self.group_id).login_request
        if request is not None and request.admitted is None:
            self.hall.monitoring.admit_login(
                self.hall.proctor,
                group_id=self.group_id,
                session_id=self.hall.session_id(self.group_id),
                request_id=request.id,
                admit=admit,
            )

    @rule()
    def interrupt_or_restart(self) -> None:
        self._tick()
        acts = {
            SessionState.RUNNING: self.hall.monitoring.interrupt_session,
            SessionState.INTERRUPTED: self.hall.monitoring.restart_session,
        }
        if self.state in acts:
            session_id = self.hall.session_id(self.group_id)
            acts[self.state](self.hall.proctor, group_id=self.group_id, session_id=session_id)

    @rule(choice=st.data())
    def adopt(self, choice: st.DataObject) -> None:
        adoptable = [
            place
            for place, entry in self.oracle.aside.items()
            if place[0] != self.oracle.newest
            and entry["act"] == "respond"
            and self._reason_of(place) == "other_computer"
        ]
        if not adoptable:
            return
        epoch, seq = choice.draw(st.sampled_from(sorted(adoptable)))
        self.hall.adopting.adopt_entries(
            self.hall.proctor,
            group_id=self.group_id,
            session_id=self.hall.session_id(self.group_id),
            epoch=epoch,
            through_seq=seq,
            reason="Het netwerk viel uit",
        )
        self.oracle.adopt(epoch, seq)
        self.adopted = True

    @precondition(lambda self: not self.oracle.closed and len(self.oracle.arrived) > 4)
    @rule()
    def close(self) -> None:
        self._tick()
        self.hall.monitoring.close_group(self.hall.proctor, group_id=self.group_id)
        self.oracle.closed = True

    # --- the planner ---

    @precondition(lambda self: self.oracle.closed)
    @rule(choice=st.data())
    def accept_late(self, choice: st.DataObject) -> None:
        waiting = sorted(
            place
            for place, entry in self.oracle.aside.items()
            if entry["act"] == "respond" and self._reason_of(place) == "after_closing"
        )
        if not waiting:
            return
        changes = choice.draw(st.integers(1, len(waiting)))
        epoch, seq = waiting[changes - 1]
        self.hall.accepting.accept_late(
            self.hall.proctor,
            group_id=self.group_id,
            session_id=self.hall.session_id(self.group_id),
            epoch=epoch,
            through_seq=seq,
            changes=changes,
            reason="Het netwerk viel uit",
        )
        self.oracle.accept(waiting[:changes])

    # --- what must hold at every moment ---

    def _journal(self) -> Journal:
        return self.hall.journals.read(SCHOOL, self.hall.session_id(self.group_id))

    def _current(self) -> CurrentAnswers:
        group = self.hall.groups.get(SCHOOL, self.group_id)
        deadline = self.hall.presence(self.group_id).deadline_at
        return what_counts(self._journal(), closed_at=group.closed_at, deadline=deadline)

    def _reason_of(self, place: Place) -> str:
        aside = self._current().set_aside
        return next((str(one.reason) for one in aside if one.placed.place == place), "counts")

    def _stored(self) -> dict[Place, dict[str, Any]]:
        return {
            (kept.batch.epoch, kept.batch.first_seq + index): entry
            for kept in self._journal().batches
            for index, entry in enumerate(json.loads(kept.batch.text)["entries"])
        }

    @invariant()
    def nothing_acknowledged_is_lost(self) -> None:
        stored = self._stored()
        for writer in self.writers:
            for seq in range(1, writer.acknowledged + 1):
                assert stored[writer.claims.epoch, seq] == writer.typed[seq]

    @invariant()
    def nothing_is_invented(self) -> None:
        typed = {(w.claims.epoch, seq): e for w in self.writers for seq, e in w.typed.items()}
        for place, entry in self._stored().items():
            assert typed[place] == entry

    @invariant()
    def the_current_answers_are_right(self) -> None:
        answers = self._current().answers
        values = {str(item): response["RESPONSE"] for item, response in answers.items()}
        assert values == self.oracle.values()

    @invariant()
    def what_does_not_count_is_listed(self) -> None:
        listed = {aside.placed.place for aside in self._current().set_aside}
        assert listed == set(self.oracle.aside)

    @invariant()
    def a_hand_in_counts_or_is_listed(self) -> None:
        assert (self._current().submitted_at is not None) == self.oracle.submitted

    def teardown(self) -> None:
        """The network heals: in the end the journal says what stands on the candidate's screen."""
        if not self.writers or not self.writers[-1].started:
            return
        writer = self.writers[-1]
        in_time = not self.oracle.closed and not self.adopted
        while (text := writer.send()) is not None:
            self._tick()
            saved = self.hall.delivery.save_batch(writer.claims, text=text, report=REPORT)
            self._note_delivery(writer, text)
            writer.hear(saved.acknowledged_seq)
        self.nothing_acknowledged_is_lost()
        self.the_current_answers_are_right()
        self.what_does_not_count_is_listed()
        if in_time:
            assert self.oracle.values() == writer.screen


QUICK = settings(
    max_examples=150,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def test_an_exam_day_loses_nothing_and_counts_what_the_candidate_saw() -> None:
    run_state_machine_as_test(ExamDay, settings=QUICK)


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


@pytest.mark.parametrize(
    "broken",
    [
        AcknowledgesBeforeItStores,
        ForgetsWhoOpenedWhat,
        ForgetsWhatWasSeen,
        ForgetsWhatThePlannerDecided,
        ComparesNoEpochs,
    ],
)
def test_the_machine_notices_a_server_that_breaks_a_rule(broken: type[FakeJournalStore]) -> None:
    _must_turn_red(type("BrokenDay", (ExamDay,), {"journal_type": broken}))


@pytest.mark.parametrize("broken", [ThawsItsBatches, ForgetsWhatItSent])
def test_the_machine_notices_a_browser_that_breaks_a_rule(broken: type[Writer]) -> None:
    _must_turn_red(type("BrokenDay", (ExamDay,), {"writer_type": broken}))


def _must_turn_red(day: type[ExamDay]) -> None:
    once = settings(QUICK, max_examples=1000, phases=[Phase.generate], report_multiple_bugs=False)
    with pytest.raises((AssertionError, KeyError, Refusal)):
        run_state_machine_as_test(day, settings=once)
