"""The services of school servers, each made when it is first asked for."""

from functools import cached_property

from chalicelib.bootstrap.exam_services import ExamServices
from chalicelib.core.sessions.neighbours import KnownCandidates
from chalicelib.core.sync import EdgeAccess, EdgeServers, HandingOver, ParcelIntake
from chalicelib.core.sync.neighbours import AccountsOfProctors


class SyncServices(ExamServices):
    """School servers: activate them, hand groups over, take in what they hand in."""

    @cached_property
    def known_candidates(self) -> KnownCandidates:
        """Candidates by id, for sessions and school servers."""
        return KnownCandidates(self.candidate_store)

    @cached_property
    def edges(self) -> EdgeServers:
        """School servers of an institution, and their activation."""
        from chalicelib.adapters.sealing import HpkeSealer

        return EdgeServers(
            edges=self.edge_store,
            trail=self.audit_trail,
            groups=self.group_store,
            sealer=HpkeSealer(),
            server_key=self.settings.server_secret.encode(),
            clock=self.clock,
            new_id=self.new_id,
        )

    @cached_property
    def edge_access(self) -> EdgeAccess:
        """The door of school servers."""
        from chalicelib.adapters.edge_calls import SignedEdgeCalls

        return EdgeAccess(self.edge_store, SignedEdgeCalls(), self.clock)

    @cached_property
    def handing_over(self) -> HandingOver:
        """Offline groups: over to a school server, and back."""
        from chalicelib.adapters.passwords.verifiers import EdgeVerifiers
        from chalicelib.adapters.sealing import HpkeSealer

        return HandingOver(
            groups=self.group_store,
            sessions=self.session_store,
            presences=self.presence_store,
            intakes=self.intake_store,
            candidates=self.known_candidates,
            forms=self.form_store,
            proctors=AccountsOfProctors(self.account_store),
            verifiers=EdgeVerifiers(),
            content_keys=self.content_keys,
            outline_keys=self.outline_keys,
            sealer=HpkeSealer(),
            clock=self.clock,
        )

    @cached_property
    def parcel_intake(self) -> ParcelIntake:
        """What school servers hand in."""
        from chalicelib.adapters.parcels import SignedParcels

        return ParcelIntake(
            edges=self.edge_store,
            box=self.parcel_box,
            reader=SignedParcels(),
            intakes=self.intake_store,
            groups=self.group_store,
            presences=self.presence_store,
            journals=self.journal_store,
            trail=self.audit_trail,
            queue=self.work,
        )
