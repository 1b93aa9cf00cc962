"""The services of a school server, each made when it is first asked for."""

from dataclasses import dataclass, field
from functools import cached_property
from threading import Event
from typing import Any

from chalicelib.adapters.edge_calls import EdgeCallSigner
from chalicelib.adapters.ids import SystemIds
from chalicelib.adapters.locked_browsers import NoLockedBrowser
from chalicelib.adapters.parcels import ParcelSigner
from chalicelib.adapters.passwords.verifiers import EdgePasswords
from chalicelib.adapters.tokens import DerivedSecrets, SignedTokens
from chalicelib.core.access import PASSWORDS_ALLOWED, Limit, Logins, MonitorLogIn, PasswordCheck
from chalicelib.core.audit import edge_chain
from chalicelib.core.exams import ContentKeys, FormLibrary, OutlineKeys
from chalicelib.core.institutions import Institutions
from chalicelib.core.kernel import Clock, EdgeId, InstitutionId
from chalicelib.core.sessions import Adopting, CandidateLogin, Delivery, Monitoring, Steering
from chalicelib.core.sync import Activated, FetchedShelf, Fetching, HandingIn, Releasing, Uplink
from chalicelib.qti import crypto
from fao_edge.adapters.disk import DiskBlobStore
from fao_edge.adapters.keys import DeviceKeyChest, DeviceKeys, DeviceKeyVault
from fao_edge.adapters.sqlite.accounts import SqliteAccountStore, SqliteAttemptStore
from fao_edge.adapters.sqlite.audit import SqliteAuditStore, SqliteAuditTrail
from fao_edge.adapters.sqlite.candidate_names import SqliteCandidateNames
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.exam_sessions import SqliteSessionStore
from fao_edge.adapters.sqlite.forms import SqliteFormStore, SqliteWrappedKeyStore
from fao_edge.adapters.sqlite.groups import SqliteGroupStore
from fao_edge.adapters.sqlite.journals import SqliteJournalStore
from fao_edge.adapters.sqlite.logins import SqliteLoginStore
from fao_edge.adapters.sqlite.outbox import SqliteOutboxStore
from fao_edge.adapters.sqlite.presences import SqlitePresenceStore
from fao_edge.adapters.sqlite.workspaces import SqliteWorkspaceStore
from fao_edge.adapters.uplink import HttpUplink, Line
from fao_edge.adapters.work import EdgeWork
from fao_edge.bootstrap.only_in_the_cloud import NotHere, OnlyInTheCloud
from fao_edge.config import EdgeSettings


@dataclass(frozen=True)
class EdgeServices(OnlyInTheCloud):
    """Fulfils ``serving.services.Services`` as far as a school server mounts acts."""

    settings: EdgeSettings
    identity: Activated
    keys: DeviceKeys
    database: Database
    clock: Clock
    home_wanted: Event = field(default_factory=Event)
    """Set when something should go home at once."""

    @property
    def institution_id(self) -> InstitutionId:
        """The institution that this server belongs to."""
        return InstitutionId(self.identity.institution_id)

    @property
    def edge_id(self) -> EdgeId:
        """The id that the cloud gave this server."""
        return EdgeId(self.identity.edge_id)

    @cached_property
    def audit_trail(self) -> SqliteAuditTrail:
        """Where audit events are written: in the chain of this server."""
        chain, key = edge_chain(self.edge_id), self.keys.secret.encode()
        return SqliteAuditTrail(self.database, chain, key)

    @cached_property
    def audit_store(self) -> SqliteAuditStore:
        """Where the chain of this server is read."""
        return SqliteAuditStore(self.database, edge_chain(self.edge_id))

    @cached_property
    def logins(self) -> Logins:
        """Who is logged in."""
        rows = SqliteLoginStore(self.database)
        return Logins(rows, self.audit_trail, self.clock, SystemIds())

    @cached_property
    def monitor_log_in(self) -> MonitorLogIn:
        """The door of the session monitor."""
        limit = Limit(SqliteAttemptStore(self.database), self.clock, PASSWORDS_ALLOWED)
        accounts = SqliteAccountStore(self.database)
        passwords = PasswordCheck(accounts, EdgePasswords(self.edge_id), limit)
        return MonitorLogIn(passwords, self.logins, self.clock, f"{self.settings.cloud}/login")

    @cached_property
    def institutions(self) -> Institutions:
        """What pages write at the top: the name of this server; of its school no more is known."""
        nothing: Any = NotHere("institutions")
        return _NamedAfterServer(nothing, self.clock, server_name=self.identity.name)

    @cached_property
    def monitoring(self) -> Monitoring:
        """The session monitor."""
        return Monitoring(
            groups=self._groups,
            presences=self._presences,
            candidates=SqliteCandidateNames(self.database),
            release_keys=Releasing(self.edge_id, self.uplink, self._chest),
            safe_place=self.handing_in,
            queue=self._work,
            clock=self.clock,
        )

    @cached_property
    def steering(self) -> Steering:
        """More time, messages and the end for candidates at work."""
        return Steering(self.monitoring, self._groups, self._presences, self.clock, SystemIds())

    @cached_property
    def adopting(self) -> Adopting:
        """Entries that were set aside."""
        return Adopting(self.monitoring, self._journals)

    @cached_property
    def candidate_login(self) -> CandidateLogin:
        """The door of the exam app."""
        return CandidateLogin(
            sessions=SqliteSessionStore(self.database),
            presences=self._presences,
            journals=self._journals,
            workspaces=SqliteWorkspaceStore(self.database),
            forms=self._library,
            candidates=SqliteCandidateNames(self.database),
            secrets=DerivedSecrets(self.keys.secret),
            tokens=SignedTokens(self.keys.secret),
            browsers=NoLockedBrowser(),
            clock=self.clock,
            new_id=SystemIds(),
        )

    @cached_property
    def delivery(self) -> Delivery:
        """Giving the exam and taking the answers."""
        return Delivery(
            groups=self._groups,
            sessions=SqliteSessionStore(self.database),
            presences=self._presences,
            journals=self._journals,
            workspaces=SqliteWorkspaceStore(self.database),
            forms=self._library,
            keys=ContentKeys(SqliteWrappedKeyStore(self.database), self._vault),
            safe_place=self.handing_in,
            queue=self._work,
            clock=self.clock,
        )

    @cached_property
    def content(self) -> DiskBlobStore:
        """Encrypted parts of exams."""
        return DiskBlobStore(self.settings.state / "content")

    @cached_property
    def uplink(self) -> Uplink:
        """The cloud."""
        signer = EdgeCallSigner(self.edge_id, self.keys.signing)
        return HttpUplink(self.settings.cloud, Line(), signer, self.clock)

    @cached_property
    def fetching(self) -> Fetching:
        """Bringing groups here."""
        shelf = FetchedShelf(
            groups=self._groups,
            forms=SqliteFormStore(self.database),
            staff=SqliteAccountStore(self.database),
            candidates=SqliteCandidateNames(self.database),
            content=self.content,
        )
        return Fetching(
            institution_id=self.institution_id,
            uplink=self.uplink,
            groups=self._groups,
            presences=self._presences,
            shelf=shelf,
            clock=self.clock,
        )

    @cached_property
    def handing_in(self) -> HandingIn:
        """Bringing the journal home."""
        return HandingIn(
            edge_id=self.edge_id,
            institution_id=self.institution_id,
            uplink=self.uplink,
            groups=self._groups,
            presences=self._presences,
            outbox=SqliteOutboxStore(self.database),
            writer=ParcelSigner(self.keys.signing),
            audits=self.audit_store,
            clock=self.clock,
        )

    @cached_property
    def _groups(self) -> SqliteGroupStore:
        return SqliteGroupStore(self.database)

    @cached_property
    def _presences(self) -> SqlitePresenceStore:
        return SqlitePresenceStore(self.database)

    @cached_property
    def _journals(self) -> SqliteJournalStore:
        return SqliteJournalStore(self.database)

    @cached_property
    def _vault(self) -> DeviceKeyVault:
        return DeviceKeyVault(self.keys.device)

    @cached_property
    def _chest(self) -> DeviceKeyChest:
        return DeviceKeyChest(
            self.keys.encryption, self._vault, SqliteWrappedKeyStore(self.database)
        )

    @cached_property
    def _library(self) -> FormLibrary:
        outline_keys = OutlineKeys(SqliteWrappedKeyStore(self.database), self._vault)
        return FormLibrary(SqliteFormStore(self.database), outline_keys, crypto)

    @cached_property
    def _work(self) -> EdgeWork:
        return EdgeWork(self.home_wanted.set)


@dataclass(frozen=True)
class _NamedAfterServer(Institutions):
    server_name: str = field(kw_only=True)

    def name_of(self, institution_id: InstitutionId) -> str:  # noqa: ARG002 - there is one name
        """Give the name of this server."""
        return self.server_name
