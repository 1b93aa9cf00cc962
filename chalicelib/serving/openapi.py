"""The OpenAPI 3.1 document, made from the acts: nothing in it is written twice."""

from collections.abc import Iterable, Mapping
from typing import Any

from chalicelib.core.access import Scope
from chalicelib.serving.act import Act, Registry
from chalicelib.serving.call import Attachment, Download, Reply
from chalicelib.serving.security import API_VERSION, COOKIES
from chalicelib.serving.shapes import adapter

REF = "#/components/schemas/{model}"
PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["title", "status", "detail", "reference"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "Dutch; says what to do"},
        "reference": {"type": "string", "description": "the stable code of the refusal"},
        "request_id": {"type": "string"},
        "errors": {"type": "object", "additionalProperties": {"type": "string"}},
        "facts": {"type": "object"},
    },
}
SECURITY: Mapping[Scope, list[dict[str, list[str]]]] = {
    Scope.PUBLIC: [],
    Scope.PORTAL: [{"portal": []}],
    Scope.MONITOR: [{"monitor": []}],
    Scope.DELIVERY: [{"candidate": []}],
    Scope.EDGE: [{"edge": []}],
}


def document(registry: Registry, server_url: str) -> dict[str, Any]:
    """Describe every act: path, input, answer, who may call it."""
    schemas: dict[str, Any] = {"Problem": PROBLEM}
    paths: dict[str, dict[str, Any]] = {}
    for act in sorted(registry.acts.values(), key=lambda act: (act.path, act.method)):
        paths.setdefault(act.path, {})[act.method.lower()] = _operation(act, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Facet",
            "version": API_VERSION,
            "description": "Acts of the open national computer-exam system Facet.",
            "contact": {
                "name": "Facet",
                "email": "facet@example.nl",
                "url": "https://facet.example.nl",
            },
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": server_url}],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": _security_schemes()},
    }


def _security_schemes() -> dict[str, Any]:
    return {
        "portal": {"type": "apiKey", "in": "cookie", "name": COOKIES[Scope.PORTAL]},
        "monitor": {"type": "apiKey", "in": "cookie", "name": COOKIES[Scope.MONITOR]},
        "candidate": {"type": "http", "scheme": "bearer"},
        "edge": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
    }


def _operation(act: Act, schemas: dict[str, Any]) -> dict[str, Any]:
    summary, _, rest = act.summary.partition("\n")
    operation: dict[str, Any] = {
        "operationId": act.name,
        "summary": summary,
        "tags": [act.path.split("/")[1] or "facet"],
        "security": SECURITY[act.scope],
        "parameters": [*_path_parameters(act), *_query_parameters(act, schemas)],
        "responses": _responses(act, schemas),
    }
    if rest.strip():
        operation["description"] = rest.strip()
    if act.roles:
        operation["x-facet-roles"] = sorted(act.roles)
    if act.method == "POST" and act.input_type is not None:
        operation["requestBody"] = _body(act, schemas)
    return operation


def _path_parameters(act: Act) -> Iterable[dict[str, Any]]:
    for name in act.path_names:
        yield {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,128}$"},
            "example": act.example.path[name],
        }


def _query_parameters(act: Act, schemas: dict[str, Any]) -> Iterable[dict[str, Any]]:
    if act.method != "GET" or act.input_type is None:
        return
    schema = _lifted(act.input_type.model_json_schema(ref_template=REF), schemas)
    for name, kind in schema.get("properties", {}).items():
        yield {
            "name": name,
            "in": "query",
            "required": name in schema.get("required", ()),
            "schema": kind,
        }


def _body(act: Act, schemas: dict[str, Any]) -> dict[str, Any]:
    assert act.input_type is not None  # noqa: S101 - only called for acts with an input
    schema = _lifted(act.input_type.model_json_schema(ref_template=REF), schemas)
    schemas[act.input_type.__name__] = schema
    content: dict[str, Any] = {"schema": {"$ref": REF.format(model=act.input_type.__name__)}}
    if act.example.body:
        content["example"] = dict(act.example.body)
    return {"required": True, "content": {"application/json": content}}


def _responses(act: Act, schemas: dict[str, Any]) -> dict[str, Any]:
    refusal = {
        "description": "Refused; the reference says why",
        "content": {"application/problem+json": {"schema": {"$ref": REF.format(model="Problem")}}},
    }
    headers = {"API-Version": {"schema": {"type": "string"}}}
    if act.view_type is Download:
        done: dict[str, Any] = {"description": "The address of the file", "headers": headers}
        return {"303": done, "4XX": refusal}
    done = {"description": "Done", "headers": headers}
    if act.view_type is Attachment:
        return {
            "200": {**done, "content": {"text/csv": {"schema": {"type": "string"}}}},
            "4XX": refusal,
        }
    if act.view_type is not Reply:
        schema = _lifted(_view_schema(act.view_type), schemas)
        done["content"] = {"application/json": {"schema": schema}}
    return {str(act.example.status): done, "4XX": refusal}


def _view_schema(view_type: Any) -> dict[str, Any]:
    return adapter(view_type).json_schema(mode="serialization", ref_template=REF)


def _lifted(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    schemas.update(schema.pop("$defs", {}))
    return schema
