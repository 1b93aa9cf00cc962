"""Refusals as ``application/problem+json`` (RFC 9457), with a Dutch sentence that helps."""

import json
from collections.abc import Mapping
from typing import Any

from chalicelib.core.institutions import FormFaulty
from chalicelib.core.kernel import Refusal, RefusalKind
from chalicelib.serving.inputs import InputRefused
from chalicelib.serving.refusals import field_sentence, sentence
from chalicelib.serving.request import Answer
from chalicelib.serving.shapes import to_python

STATUS = {
    RefusalKind.INVALID: 400,
    RefusalKind.NOT_LOGGED_IN: 401,
    RefusalKind.NOT_ALLOWED: 403,
    RefusalKind.NOT_FOUND: 404,
    RefusalKind.CONFLICT: 409,
    RefusalKind.TOO_LARGE: 413,
    RefusalKind.TOO_MANY: 429,
}


def field_errors(refusal: Refusal) -> dict[str, str]:
    """Give the sentence that stands beside each field to blame."""
    if isinstance(refusal, InputRefused | FormFaulty):
        return {name: field_sentence(kind) for name, kind in refusal.problems.items()}
    return {refusal.field: sentence(refusal)} if refusal.field else {}


def problem(refusal: Refusal, request_id: str) -> Answer:
    """Say no to a program: what, where, and the reference that support can find."""
    return problem_answer(
        STATUS[refusal.kind],
        refusal.reference,
        sentence(refusal),
        request_id,
        errors=field_errors(refusal),
        facts=to_python(refusal.facts),
    )


def problem_answer(
    status: int,
    reference: str,
    detail: str,
    request_id: str,
    *,
    errors: Mapping[str, str] | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Answer:
    """Write problem details; ``type`` is about:blank, ``reference`` is the stable code."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": reference.replace("-", " ").capitalize(),
        "status": status,
        "detail": detail,
        "reference": reference,
        "request_id": request_id,
    }
    if errors:
        body["errors"] = dict(errors)
    if facts:
        body["facts"] = dict(facts)
    return Answer(status, json.dumps(body, ensure_ascii=False).encode(), "application/problem+json")
