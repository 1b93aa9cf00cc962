"""Does an act together with its audit event; what is refused at a door is told as well."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from chalicelib.core.audit import (
    SYSTEM,
    AuditDraft,
    AuditEvent,
    ChainId,
    PendingEvent,
    input_digest,
    institution_chain,
    is_secret,
)
from chalicelib.core.kernel import Refusal
from chalicelib.serving.act import Act
from chalicelib.serving.call import Call

logger = logging.getLogger("facet")


def audited(
    act: Act,
    call: Call,
    *,
    objects: Mapping[str, str],
    fields: Mapping[str, Any],
    at: datetime,
    do: Callable[[], Any],
) -> Any:
    """Do an act inside its event, if it has one.

    :raises Refusal: as the act does; where it ``audits_refusal`` an event tells of that.
    """
    if not (act.audits or act.audits_refusal):
        return do()
    draft = _draft(act, call, objects, input_digest(call.setting.secret.encode(), fields), at)
    try:
        return _with_event(call, draft, do) if act.audits else do()
    except Refusal as refusal:
        if act.audits_refusal:
            told = replace(draft, name=act.audits_refusal, chain=SYSTEM, reason=refusal.reference)
            call.services.audit_trail.append_soon(told)
        raise


def _with_event(call: Call, draft: AuditDraft, do: Callable[[], Any]) -> Any:
    pending: PendingEvent | None = None
    try:
        with call.services.audit_trail.during(draft) as pending:
            return do()
    finally:
        # Whatever came after it: an event that is there is told outside its table as well, so that
        # who cuts off the end of a chain cannot cut the log with it.
        if pending is not None and pending.event is not None:
            _log(pending.event)


def _draft(
    act: Act, call: Call, objects: Mapping[str, str], digest: str, at: datetime
) -> AuditDraft:
    caller = call.staff or call.signer
    return AuditDraft(
        name=act.audits or "",
        act=act.name,
        at=at,
        chain=_chain(call),
        request_id=call.request.id,
        user_id=call.staff.user_id if call.staff else None,
        institution_id=caller.institution_id if caller else None,
        edge_id=call.signer.id if call.signer else None,
        # The token of a link stands in a path as well, and opens something.
        objects={name: value for name, value in objects.items() if not is_secret(name)},
        digest=digest,
    )


def _chain(call: Call) -> ChainId:
    if call.staff:
        return call.staff.audit_chain
    return institution_chain(call.signer.institution_id) if call.signer else SYSTEM


def _log(event: AuditEvent) -> None:
    draft = event.draft
    logger.info(
        draft.name,
        extra={
            "act": draft.act,
            "user_id": draft.user_id,
            "edge_id": draft.edge_id,
            "institution_id": draft.institution_id,
            "object": dict(draft.objects),
            "request_id": draft.request_id,
            "chain": draft.chain,
            "number": event.number,
            "hash": event.hash,
        },
    )
