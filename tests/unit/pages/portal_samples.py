"""What planners and exam publishers see in the portal: a school with its exams and groups."""

from collections.abc import Iterator

from tests.unit.pages.candidate_samples import candidate_pages, import_pages
from tests.unit.pages.edge_samples import edge_pages
from tests.unit.pages.exam_samples import exam_pages
from tests.unit.pages.group_samples import group_pages, offline_pages, plan_pages
from tests.unit.pages.logbook_samples import logbook_pages
from tests.unit.pages.mail_failure_samples import mail_failure_pages
from tests.unit.pages.portal_page import PortalPage
from tests.unit.pages.public_samples import (
    download_pages,
    own_institution_pages,
    public_pages,
)
from tests.unit.pages.result_samples import late_pages, result_pages


def portal_pages() -> Iterator[PortalPage]:
    """Give every page of the portal, with the states that look different."""
    yield from exam_pages()
    yield from group_pages()
    yield from plan_pages()
    yield from offline_pages()
    yield from edge_pages()
    yield from mail_failure_pages()
    yield from candidate_pages()
    yield from import_pages()
    yield from logbook_pages()
    yield from result_pages()
    yield from late_pages()
    yield from own_institution_pages()
    yield from public_pages()
    yield from download_pages()
