"""The services of the cloud, each made when it is first asked for."""

from functools import cached_property

from chalicelib.bootstrap.institution_services import InstitutionServices
from chalicelib.bootstrap.password_services import PasswordServices
from chalicelib.bootstrap.sync_services import SyncServices
from chalicelib.bootstrap.user_services import UserServices
from chalicelib.core.candidates import CandidateImport, Candidates
from chalicelib.core.exams import ScoringParts
from chalicelib.core.logbook import Logbook
from chalicelib.core.logbook.neighbours import NamesOfStaff
from chalicelib.core.results import Results
from chalicelib.core.results.neighbours import NamesOfCandidates, PlannedSittings
from chalicelib.core.scoring import Scoring
from chalicelib.core.scoring.neighbours import SessionAnswers
from chalicelib.core.sessions import (
    Accepting,
    Adopting,
    CandidateLogin,
    Delivery,
    Monitoring,
    PlanChecks,
    Planning,
    Steering,
)
from chalicelib.core.sessions.neighbours import (
    HomeAtOnce,
    KeysThatOpen,
    KnownProctors,
    LevelsOfSites,
)
from chalicelib.core.sync.neighbours import EdgesInUse


class CloudServices(PasswordServices, SyncServices, UserServices, InstitutionServices):
    """Fulfils ``serving.services.Services`` with the adapters of the cloud."""

    @cached_property
    def candidates(self) -> Candidates:
        """Candidates of a school."""
        return Candidates(self.candidate_store)

    @cached_property
    def candidate_import(self) -> CandidateImport:
        """Reading in candidates."""
        return CandidateImport(
            candidates=self.candidate_store,
            imports=self.import_store,
            institutions=self.institutions,
            clock=self.clock,
            new_id=self.new_id,
        )

    @cached_property
    def planning(self) -> Planning:
        """Planning groups."""
        checks = PlanChecks(
            exams=self.exam_store,
            sites=LevelsOfSites(self.institution_store),
            proctors=KnownProctors(self.account_store),
            candidates=self.known_candidates,
            edges=EdgesInUse(self.edge_store),
            clock=self.clock,
        )
        return Planning(
            groups=self.group_store,
            sessions=self.session_store,
            presences=self.presence_store,
            candidates=self.known_candidates,
            checks=checks,
            queue=self.work,
            clock=self.clock,
            new_id=self.new_id,
        )

    @cached_property
    def monitoring(self) -> Monitoring:
        """The session monitor."""
        return Monitoring(
            groups=self.group_store,
            presences=self.presence_store,
            candidates=self.known_candidates,
            release_keys=KeysThatOpen(self.content_keys, self.outline_keys),
            safe_place=HomeAtOnce(),
            queue=self.work,
            clock=self.clock,
        )

    @cached_property
    def steering(self) -> Steering:
        """More time, messages and the end for candidates at work."""
        return Steering(
            self.monitoring, self.group_store, self.presence_store, self.clock, self.new_id
        )

    @cached_property
    def adopting(self) -> Adopting:
        """Entries that were set aside."""
        return Adopting(self.monitoring, self.journal_store)

    @cached_property
    def accepting(self) -> Accepting:
        """Answers that came in after the closing."""
        return Accepting(
            groups=self.group_store,
            presences=self.presence_store,
            journals=self.journal_store,
            candidates=self.known_candidates,
            queue=self.work,
            clock=self.clock,
        )

    @cached_property
    def candidate_login(self) -> CandidateLogin:
        """The door of the exam app."""
        from chalicelib.adapters.locked_browsers import NoLockedBrowser
        from chalicelib.adapters.tokens import DerivedSecrets, SignedTokens

        secret = self.settings.server_secret
        return CandidateLogin(
            sessions=self.session_store,
            presences=self.presence_store,
            journals=self.journal_store,
            workspaces=self.workspace_store,
            forms=self.library,
            candidates=self.known_candidates,
            secrets=DerivedSecrets(secret),
            tokens=SignedTokens(secret),
            browsers=NoLockedBrowser(),
            clock=self.clock,
            new_id=self.new_id,
        )

    @cached_property
    def delivery(self) -> Delivery:
        """Giving the exam and taking the answers."""
        return Delivery(
            groups=self.group_store,
            sessions=self.session_store,
            presences=self.presence_store,
            journals=self.journal_store,
            workspaces=self.workspace_store,
            forms=self.library,
            keys=self.content_keys,
            safe_place=HomeAtOnce(),
            queue=self.work,
            clock=self.clock,
        )

    @cached_property
    def scoring(self) -> Scoring:
        """Scoring closed groups."""
        answers = SessionAnswers(
            self.group_store, self.session_store, self.presence_store, self.journal_store
        )
        return Scoring(
            answers=answers,
            source=ScoringParts(self.library, self.vault_bucket, self.vault_keys, self.sealer),
            scorer=self.item_scorer,
            scores=self.score_store,
            groups=answers,
            clock=self.clock,
        )

    @cached_property
    def logbook(self) -> Logbook:
        """Audit chains for people."""
        from chalicelib.pages.events import event_sentence

        staff = NamesOfStaff(self.account_store)
        return Logbook(self.audit_store, staff, self.files, self.clock, event_sentence)

    @cached_property
    def results(self) -> Results:
        """Results of groups."""
        return Results(
            groups=PlannedSittings(self.group_store, self.presence_store, self.journal_store),
            candidates=NamesOfCandidates(self.candidate_store),
            scores=self.score_store,
            files=self.files,
        )
