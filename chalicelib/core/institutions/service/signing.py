"""The board behind its link: it sees the whole form, and signs or does not agree."""

from dataclasses import dataclass

from chalicelib.core.access import id_hash
from chalicelib.core.institutions.errors import (
    AuthorityNotDeclared,
    ReasonMissing,
    SignatureIncomplete,
    SigningLinkEnded,
)
from chalicelib.core.institutions.mails import registration_refused_mail
from chalicelib.core.institutions.model import (
    Decision,
    InstitutionRegistration,
    Signature,
    dutch_day,
)
from chalicelib.core.institutions.ports import RegistrationStore
from chalicelib.core.institutions.views import SignedView, SigningView, form_view
from chalicelib.core.kernel import Clock, NotFound, WorkQueue

NAME_MAX = 120
REASON_MAX = 1000


@dataclass(frozen=True)
class Signing:
    """Takes the board's answer. A link works once, for 30 days."""

    registrations: RegistrationStore
    work: WorkQueue
    clock: Clock

    def show(self, *, token: str) -> SigningView:
        """Show the form behind a link. :raises SigningLinkEnded: if it opens nothing (any more)."""
        found = self._find(token)
        if found.link_ends_at is None:
            raise SigningLinkEnded
        return SigningView(form_view(found.form), found.link_ends_at)

    def sign(self, *, token: str, name: str, authorised: bool) -> SignedView:
        """Sign, as whoever may do that for the board.

        :raises SigningLinkEnded: if the link opens nothing (any more).
        :raises SignatureIncomplete: without a name.
        :raises AuthorityNotDeclared: without the tick.
        """
        found = self._find(token)
        signer = name.strip()
        if not 0 < len(signer) <= NAME_MAX:
            raise SignatureIncomplete(field="name")
        if not authorised:
            raise AuthorityNotDeclared(field="authorised")
        at = self.clock()
        signature = Signature(signer, dutch_day(at), at, found.form.digest())
        signed = self.registrations.save(found.sign_by_link(id_hash(token), signature))
        return SignedView(signed.kind, signed.form.institution_name, agreed=True)

    def decline(self, *, token: str, reason: str) -> SignedView:
        """Not agree, and say why; the intended administrator is told.

        :raises SigningLinkEnded: if the link opens nothing (any more).
        :raises ReasonMissing: without a reason.
        """
        found = self._find(token)
        decision = Decision(self.clock(), None, reason_of(reason))
        declined = self.registrations.save(found.decline_by_link(id_hash(token), decision))
        administrator = declined.form.administrator
        if administrator:
            self.work.put(
                registration_refused_mail(
                    to=administrator.email,
                    name=administrator.name,
                    institution=declined.form.institution_name,
                    reason=decision.reason,
                    kind=declined.kind.value,
                )
            )
        return SignedView(declined.kind, declined.form.institution_name, agreed=False)

    def _find(self, token: str) -> InstitutionRegistration:
        try:
            found = self.registrations.by_link(id_hash(token))
        except NotFound as error:
            raise SigningLinkEnded from error
        if not found.link_may_sign(id_hash(token), self.clock()):
            raise SigningLinkEnded
        return found


def reason_of(text: str) -> str:
    """Give the reason of a no. :raises ReasonMissing: if there is none, or far too much."""
    reason = text.strip()
    if not 0 < len(reason) <= REASON_MAX:
        raise ReasonMissing(field="reason", maximum=REASON_MAX)
    return reason
