"""Tells people in time that their password ends."""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.core.access.mails import password_ends_mail
from chalicelib.core.access.model import Account, Reminder, reminder_due
from chalicelib.core.access.ports import AccountPages, ReminderStore
from chalicelib.core.kernel import Clock, Fault, RemindOfPasswords, WorkQueue

CHANGE_PATH = "/password"


@dataclass(frozen=True)
class PasswordExpiry:
    """Mails everybody whose password ends within 14 and within 7 days, each mail once."""

    accounts: AccountPages
    reminders: ReminderStore
    work: WorkQueue
    link: Callable[[str], str]
    clock: Clock

    def remind(self, start: str | None = None) -> int:
        """Mail who must be told of one page of accounts, and leave the next page to the queue.

        Harmless when done twice. Gives how many were told.
        """
        page = self.accounts.page(start)
        at = self.clock()
        due = [(account, reminder_due(account, at)) for account in page.accounts]
        told = sum(self._told(account, reminder) for account, reminder in due if reminder)
        if page.next_start is not None:
            self.work.put(RemindOfPasswords(page.next_start))
        return told

    def _told(self, account: Account, reminder: Reminder) -> bool:
        if not self.reminders.claim(reminder):
            return False
        try:
            self._mail(account, reminder)
        except Fault:
            # Whoever does this work again must find that the mail was not sent.
            self.reminders.release(reminder)
            raise
        return True

    def _mail(self, account: Account, reminder: Reminder) -> None:
        mail = password_ends_mail(
            to=account.email,
            name=account.name,
            username=account.username,
            ends_at=reminder.ends_at,
            days=reminder.days_left,
            link=self.link(CHANGE_PATH),
            user_id=account.user_id,
            institution_id=account.memberships[0].institution_id if account.memberships else None,
        )
        self.work.put(mail)
