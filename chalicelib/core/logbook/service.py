"""Shows audit chains and hands them out; an administrator sees the school's, the help desk all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from chalicelib.core.access import Actor, Role
from chalicelib.core.audit import (
    SYSTEM,
    AuditEvent,
    AuditStore,
    ChainId,
    LineUnreadable,
    institution_chain,
    read_line,
)
from chalicelib.core.kernel import DUTCH_TIME, Clock, NotFound, UserId, page_of
from chalicelib.core.logbook.errors import PeriodTooLong
from chalicelib.core.logbook.ports import StaffNames
from chalicelib.core.logbook.views import LogFilter, LogFormat, LogRow, LogView
from chalicelib.core.results import FileOfferView, FileStore, write_sheet

PAGE_SIZE = 50
LOOK_BACK = timedelta(days=30)
"""How far back the logbook looks if nobody says so."""
READ_MAX = 5_000
"""Events that a page looks through; a school has some hundreds on an exam day."""
EXPORT_MAX = 20_000
SLACK = timedelta(hours=1)
"""An event has the time at which its act began, so times may stand a little out of order."""
HEADING = (
    "Nummer",
    "Tijdstip",
    "Gebeurtenis",
    "Code",
    "Wie",
    "Gebruiker-ID",
    "FAO-ID",
    "Waarop",
    "Reden",
    "Kenmerk",
    "Vorige hash",
    "Hash",
)
MEDIA_TYPES = {
    LogFormat.CSV: "text/csv; charset=utf-8",
    LogFormat.JSON_LINES: "application/jsonl; charset=utf-8",
}


@dataclass(frozen=True)
class Logbook:
    """Reads chains; a chain is found through the actor."""

    store: AuditStore
    staff: StaffNames
    files: FileStore
    clock: Clock
    say: Callable[[str], str]
    """What an event is called, for people."""

    def show(self, actor: Actor, *, wanted: LogFilter, page: int) -> LogView:
        """Show a page of a chain. :raises NotFound: for the chain of another institution."""
        chain = _chain(actor, wanted)
        from_at, until_at = self._period(wanted)
        lines = list(islice(self._lines(chain, from_at, wanted.before), READ_MAX))
        events = [one for one in map(_read, lines) if one is not None]
        within = [one for one in events if from_at <= one.draft.at < until_at]
        shown = page_of([one for one in within if _fits(one, wanted)], page, size=PAGE_SIZE)
        user_ids = {one.draft.user_id for one in within if one.draft.user_id}
        names = self.staff.names(actor, user_ids)
        return LogView(
            rows=tuple(
                _row(one, names.get(one.draft.user_id or UserId(""), "")) for one in shown.rows
            ),
            total=sum(_fits(one, wanted) for one in within),
            page=shown.number,
            pages=shown.pages,
            from_at=from_at,
            until_at=until_at,
            names=tuple(sorted({one.draft.name for one in within})),
            users=dict(sorted(names.items(), key=lambda who: (who[1], who[0]))),
            unreadable=len(lines) - len(events),
            looked_from=events[-1].number if len(lines) == READ_MAX and events else None,
            of_duo=chain == SYSTEM,
        )

    def export(self, actor: Actor, *, wanted: LogFilter, form: LogFormat) -> FileOfferView:
        """Offer a period as a file: CSV of what fits the filter, or the chain itself to check.

        JSON lines hold every event of the period, whatever else is asked: a chain with gaps cannot
        be checked.

        :raises NotFound: for the chain of another institution.
        :raises PeriodTooLong: if the file would hold more than :data:`EXPORT_MAX` events.
        """
        chain = _chain(actor, wanted)
        from_at, until_at = self._period(wanted)
        lines = list(islice(self._lines(chain, from_at, wanted.before), EXPORT_MAX + 1))
        if len(lines) > EXPORT_MAX:
            raise PeriodTooLong(field="from_day")
        part = _part_within(lines[::-1], from_at, until_at)
        if form is LogFormat.JSON_LINES:
            data = "".join(f"{line}\n" for line in part).encode()
        else:
            data = self._sheet(actor, wanted, part)
        name = f"logboek-{chain.replace(':', '-')}.{form}"
        return FileOfferView(self.files.offer(name, MEDIA_TYPES[form], data), name)

    def _sheet(self, actor: Actor, wanted: LogFilter, lines: list[str]) -> bytes:
        events = [one for one in map(_read, lines) if one is not None and _fits(one, wanted)]
        names = self.staff.names(actor, {one.draft.user_id for one in events if one.draft.user_id})
        return write_sheet(
            HEADING,
            (
                _cells(one, names.get(one.draft.user_id or UserId(""), ""), self.say)
                for one in events
            ),
        )

    def _period(self, wanted: LogFilter) -> tuple[datetime, datetime]:
        until_at = wanted.until_at or self.clock() + SLACK
        return wanted.from_at or until_at - LOOK_BACK, until_at

    def _lines(self, chain: ChainId, from_at: datetime, before: int | None) -> Iterator[str]:
        """Give the newest lines first, until they are certainly older than the period."""
        for line in self.store.newest(chain, before=before):
            event = _read(line)
            if event is not None and event.draft.at < from_at - SLACK:
                return
            yield line


def _chain(actor: Actor, wanted: LogFilter) -> ChainId:
    if Role.HELPDESK in actor.roles:
        return institution_chain(wanted.institution_id) if wanted.institution_id else SYSTEM
    if wanted.institution_id not in (None, actor.institution_id):
        raise NotFound
    return institution_chain(actor.institution_id)


def _read(line: str) -> AuditEvent | None:
    # A damaged line must not hide the others; the view counts it, and a check names it.
    try:
        return read_line(line)
    except LineUnreadable:
        return None


def _fits(event: AuditEvent, wanted: LogFilter) -> bool:
    draft = event.draft
    return wanted.name in ("", draft.name) and wanted.user_id in ("", draft.user_id)


def _part_within(lines: list[str], from_at: datetime, until_at: datetime) -> list[str]:
    """Cut out the period without a gap: from its first event up to and with its last."""
    events = list(map(_read, lines))
    inside = [
        place
        for place, event in enumerate(events)
        if event is not None and from_at <= event.draft.at < until_at
    ]
    return lines[inside[0] : inside[-1] + 1] if inside else []


def _row(event: AuditEvent, user_name: str) -> LogRow:
    draft = event.draft
    return LogRow(
        number=event.number,
        at=draft.at,
        name=draft.name,
        user_id=draft.user_id,
        user_name=user_name,
        edge_id=draft.edge_id,
        objects=tuple(sorted(draft.objects.items())),
        reason=draft.reason,
    )


def _cells(
    event: AuditEvent, user_name: str, say: Callable[[str], str]
) -> tuple[str | int | None, ...]:
    draft = event.draft
    return (
        event.number,
        f"{draft.at.astimezone(DUTCH_TIME):%d-%m-%Y %H:%M:%S}",
        say(draft.name),
        draft.name,
        user_name,
        draft.user_id,
        draft.edge_id,
        " ".join(f"{name}={value}" for name, value in sorted(draft.objects.items())),
        draft.reason,
        draft.request_id,
        event.previous,
        event.hash,
    )
