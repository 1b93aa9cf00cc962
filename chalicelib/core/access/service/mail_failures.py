"""Mails that did not arrive: what is heard of them, and who should know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chalicelib.core.access.model import Actor, MailFailure, Role, recipient_of
from chalicelib.core.access.ports import AccountStore, MailFailureStore, Workplaces
from chalicelib.core.access.views import MailFailureList, MailFailureView, masked
from chalicelib.core.kernel import (
    Clock,
    ForgetMailFailures,
    InstitutionId,
    NotFound,
    RecordMailFailure,
    UserId,
    page_of,
)

PAGE_SIZE = 25
REASON_CHARACTERS_MAX = 300


@dataclass(frozen=True)
class MailFailures:
    """Keeps what must be mended: an address that is wrong, a mailbox that takes nothing."""

    failures: MailFailureStore
    accounts: AccountStore
    workplaces: Workplaces
    clock: Clock

    def record(self, news: RecordMailFailure) -> None:
        """Remember that a mail did not arrive; hearing it twice is harmless."""
        shown = masked(news.to)
        self.failures.put(
            MailFailure(
                recipient=recipient_of(news.user_id, news.to),
                template=news.template,
                to_masked=shown,
                at=news.at,
                kind=news.kind,
                reason=news.reason.replace(news.to, shown)[:REASON_CHARACTERS_MAX],
                user_id=news.user_id,
                institution_id=news.institution_id,
            )
        )

    def forget(self, news: ForgetMailFailures) -> None:
        """Forget what failed before a mail arrived with the same recipient."""
        recipient = recipient_of(news.user_id, news.to)
        self.failures.forget(news.institution_id, recipient, before=news.at)

    def address_changed(self, user_id: UserId, institution_ids: Iterable[InstitutionId]) -> None:
        """Forget what failed at the address that a user had until now."""
        for institution_id in (None, *institution_ids):
            self.failures.forget(institution_id, user_id, before=self.clock())

    def list_failures(self, actor: Actor, *, page: int) -> MailFailureList:
        """List what did not arrive, newest first; the helpdesk sees all institutions."""
        found = sorted(self._kept(actor), key=lambda failure: failure.at, reverse=True)
        shown = page_of(found, page, size=PAGE_SIZE)
        return MailFailureList(
            failures=tuple(self._view(failure) for failure in shown.rows),
            total=len(found),
            page=shown.number,
            pages=shown.pages,
            of_all_institutions=Role.HELPDESK in actor.roles,
        )

    def of_users(self, actor: Actor) -> Mapping[UserId, MailFailure]:
        """Give the latest failure of each user of the actor's institution that has one."""
        kept = self._kept_of(actor.institution_id)
        in_order = sorted(kept, key=lambda failure: failure.at)
        return {failure.user_id: failure for failure in in_order if failure.user_id}

    def _kept(self, actor: Actor) -> Iterable[MailFailure]:
        if Role.HELPDESK in actor.roles:
            return [one for one in self.failures.everywhere() if one.is_kept(self.clock())]
        # A board is no user of the institution: the helpdesk wrote to it, and mends its address.
        return [one for one in self._kept_of(actor.institution_id) if one.user_id]

    def _kept_of(self, institution_id: InstitutionId) -> list[MailFailure]:
        found = self.failures.of_institution(institution_id)
        return [failure for failure in found if failure.is_kept(self.clock())]

    def _view(self, failure: MailFailure) -> MailFailureView:
        return MailFailureView(
            user_id=failure.user_id,
            name=self._name(failure.user_id),
            institution_name=self._institution(failure.institution_id),
            to_masked=failure.to_masked,
            template=failure.template,
            at=failure.at,
            kind=failure.kind,
            reason=failure.reason,
        )

    def _name(self, user_id: UserId | None) -> str:
        try:
            return self.accounts.get(user_id).name if user_id else ""
        except NotFound:
            return ""

    def _institution(self, institution_id: InstitutionId | None) -> str:
        try:
            return self.workplaces.name_of(institution_id) if institution_id else ""
        except NotFound:
            return ""
