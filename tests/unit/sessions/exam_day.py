"""A made-up exam day: candidates, a proctor, a planner, and what must hold at every moment."""

import json
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from chalicelib.core.sessions import CurrentAnswers, Journal, SessionState, what_counts
from tests.builders.exam_hall import REPORT
from tests.builders.sessions import SCHOOL
from tests.unit.sessions.day_of_candidates import DayOfCandidates
from tests.unit.sessions.oracle import Place


class ExamDay(DayOfCandidates):
    """The rules of one exam day; a subclass may break one."""

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
