"""The logbook: who did what, for the administrator of a school and the help desk."""

from datetime import date, datetime, time, timedelta

from pydantic import Field

from chalicelib.core.access import Role, Scope
from chalicelib.core.kernel import DUTCH_TIME, InstitutionId
from chalicelib.core.logbook import LogFilter, LogFormat, LogView
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call, Download
from chalicelib.serving.inputs import Input

acts = Registry()

READERS = {Role.INSTITUTION_ADMIN, Role.HELPDESK}


class LogQuery(Input):
    """Which events: first and last day (Dutch time), the event's name, who, and whose chain."""

    from_day: date | None = None
    until_day: date | None = None
    name: str = Field("", max_length=80)
    user_id: str = Field("", max_length=128)
    institution_id: str | None = Field(None, max_length=128)
    before: int | None = Field(None, ge=1)

    def wanted(self) -> LogFilter:
        """Give it as the core knows it; the last day counts whole."""
        after_last = self.until_day + timedelta(days=1) if self.until_day else None
        return LogFilter(
            from_at=_midnight(self.from_day),
            until_at=_midnight(after_last),
            name=self.name,
            user_id=self.user_id,
            institution_id=InstitutionId(self.institution_id) if self.institution_id else None,
            before=self.before,
        )


class LogPageQuery(LogQuery):
    """Which events to show, and which page of them."""

    page: int = Field(1, ge=1)


class LogFileQuery(LogQuery):
    """Which events to put in a file, and in which form."""

    form: LogFormat = LogFormat.CSV


@acts.act(
    "GET",
    "/audit",
    scope=Scope.PORTAL,
    roles=READERS,
    page="audit/list.html",
    menu=Menu("Logboek", "Logboek"),
    example=Example(),
)
def show_logbook(call: Call, query: LogPageQuery) -> LogView:
    """Show who did what, the newest first; the help desk sees the system chain or any school's."""
    return call.services.logbook.show(call.actor, wanted=query.wanted(), page=query.page)


@acts.act(
    "GET",
    "/audit/file",
    scope=Scope.PORTAL,
    roles=READERS,
    example=Example(query={"form": "jsonl"}, status=303),
)
def download_logbook(call: Call, query: LogFileQuery) -> Download:
    """Offer the events as CSV, or the chain of the period as JSON lines; leads to the file."""
    offer = call.services.logbook.export(call.actor, wanted=query.wanted(), form=query.form)
    return Download(offer.url)


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time.min, DUTCH_TIME) if day else None
