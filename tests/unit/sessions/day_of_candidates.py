"""The part of a made-up exam day that candidates and the network play."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from chalicelib.core.kernel import Fault, InstitutionId, Refusal
from chalicelib.core.sessions import Admitted, Presence, SessionState, WaitingForProctor
from tests.builders.browser import Writer
from tests.builders.exam_hall import REPORT, ExamHall
from tests.fakes.sessions import FakeJournalStore, FakePresenceStore
from tests.unit.sessions.oracle import Oracle


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


class DayOfCandidates(RuleBasedStateMachine):
    """What candidates, their computers and the network do."""

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
