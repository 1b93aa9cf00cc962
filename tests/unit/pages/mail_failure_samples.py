"""What administrators and the helpdesk see of mails that did not arrive."""

from collections.abc import Iterator
from dataclasses import replace

from chalicelib.core.access import MailFailureList, MailFailureView
from chalicelib.core.kernel import MailFailureKind, UserId
from tests.unit.pages.portal_page import NOW, PortalPage

OF_PIEN = MailFailureView(
    user_id=UserId("PIEN"),
    name="Pien de Vries",
    institution_name="Scholengemeenschap De Noord",
    to_masked="p•••@school.example.nl",
    template="account_opened",
    at=NOW,
    kind=MailFailureKind.NO_MAILBOX,
    reason="smtp; 550 5.1.1 <p•••@school.example.nl>: Recipient address rejected",
)
OF_A_BOARD = replace(
    OF_PIEN,
    user_id=None,
    name="",
    to_masked="b•••@stichting-met-een-heel-lange-naam.example.nl",
    template="sign_request",
)
OF_ALL_KINDS = tuple(replace(OF_PIEN, kind=kind) for kind in MailFailureKind)


def mail_failure_pages() -> Iterator[PortalPage]:
    """Give the page with failures, for a school and for the helpdesk, and without any."""
    one_school = MailFailureList(OF_ALL_KINDS, 60, 2, 3, of_all_institutions=False)
    everywhere = MailFailureList((OF_A_BOARD, OF_PIEN), 2, 1, 1, of_all_institutions=True)
    nothing = MailFailureList((), 0, 1, 1, of_all_institutions=False)
    template, path = "mail_failures/list.html", "/mail-failures"
    yield PortalPage("mail-failures", template, one_school, path, {"page": ("2",)})
    yield PortalPage("mail-failures-everywhere", template, everywhere, path)
    yield PortalPage("mail-failures-none", template, nothing, path)
