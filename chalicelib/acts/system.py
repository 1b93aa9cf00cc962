"""Acts for other programs and for whoever watches: health and the OpenAPI document (NLGov ADR)."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from chalicelib.core.access import Scope
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.openapi import document
from chalicelib.serving.security import API_VERSION

acts = Registry()


@dataclass(frozen=True)
class HealthView:
    """The server answers, and which version of the API it speaks."""

    status: str
    version: str


@acts.act("GET", "/v1/health", scope=Scope.PUBLIC, example=Example())
def show_health(_call: Call) -> HealthView:
    """Tell that the server answers; reads nothing, so that a probe costs nothing."""
    return HealthView("ok", API_VERSION)


@acts.act("GET", "/v1/openapi.json", scope=Scope.PUBLIC, example=Example())
def show_openapi(call: Call) -> dict[str, Any]:
    """Give the OpenAPI 3.1 document of every act at this address; needs no login."""
    return _document(call.setting.acts, call.setting.public_url)


@cache
def _document(acts_here: str, public_url: str) -> dict[str, Any]:
    from chalicelib.acts.catalogue import acts_called

    return document(acts_called(acts_here), public_url)
