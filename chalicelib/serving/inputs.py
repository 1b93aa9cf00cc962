"""Form bodies and JSON bodies become the same typed input; pydantic stands at this border only."""

import base64
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import parse_qs

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError
from python_multipart import FormParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import Field, File, parse_options_header

from chalicelib.core.institutions import EMAIL, EMAIL_MAX, PHONE
from chalicelib.core.kernel import DUTCH_TIME, Refusal, RefusalKind
from chalicelib.serving.act import Act
from chalicelib.serving.request import Request

BODY_BYTES_MAX = 4_000_000
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
JSON = "application/json"
IN_MEMORY = {"MAX_MEMORY_FILE_SIZE": BODY_BYTES_MAX}


class Input(BaseModel):
    """The base of every input: unknown fields are refused, text is trimmed, values are frozen."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True)


def _moment(given: datetime) -> datetime:
    # A form knows no time zone: what people type is the time on the wall of the school.
    return (given if given.tzinfo else given.replace(tzinfo=DUTCH_TIME)).astimezone(UTC)


Moment = Annotated[datetime, AfterValidator(_moment)]
"""A moment; without an offset it is Dutch local time. Becomes aware UTC."""


def _email(given: str) -> str:
    if len(given) > EMAIL_MAX or not EMAIL.fullmatch(given):
        raise PydanticCustomError("email_format", "is no e-mail address")
    return given


def _phone(given: str) -> str:
    if given and not PHONE.fullmatch(given):
        raise PydanticCustomError("phone_format", "is no telephone number")
    return given


Email = Annotated[str, StringConstraints(min_length=1), AfterValidator(_email)]
"""An e-mail address."""

Phone = Annotated[str, AfterValidator(_phone)]
"""A telephone number, or nothing."""


class UploadedFile(BaseModel):
    """A small file inside a form; programs send its bytes in base64."""

    name: str
    base64: str

    @property
    def data(self) -> bytes:
        """The bytes of the file. :raises InputRefused: if they are not base64."""
        try:
            return base64.b64decode(self.base64, validate=True)
        except ValueError as error:
            raise InputRefused({"file": "base64"}) from error


class InputRefused(Refusal):
    """Fields of the input are missing or wrong; ``problems`` says per field what is the matter."""

    kind = RefusalKind.INVALID
    reference = "input-invalid"

    def __init__(self, problems: Mapping[str, str]) -> None:
        """Remember the kind of problem of each field."""
        super().__init__(problems=problems)
        self.problems = problems


class BodyTooLarge(Refusal):
    """The body is larger than any act needs."""

    kind = RefusalKind.TOO_LARGE
    reference = "body-too-large"


class BodyNotUnderstood(Refusal):
    """The body is not of a kind that acts take, or not what its content type says."""

    kind = RefusalKind.INVALID
    reference = "body-not-understood"


def raw_fields(request: Request) -> dict[str, Any]:
    """Read the fields of a body, whatever its kind.

    :raises BodyTooLarge: above 4 MB.
    :raises BodyNotUnderstood: if it is none of JSON, form or multipart, or is malformed.
    """
    if len(request.body) > BODY_BYTES_MAX:
        raise BodyTooLarge(limit_bytes=BODY_BYTES_MAX)
    if not request.body:
        return {}
    readers = {JSON: _json_fields, FORM: _form_fields, MULTIPART: _multipart_fields}
    reader = readers.get(request.media_type)
    if reader is None:
        raise BodyNotUnderstood(media_type=request.media_type or "-")
    return reader(request)


def typed_input(act: Act, fields: Mapping[str, Any]) -> dict[str, BaseModel]:
    """Make the act's typed input. :raises InputRefused: naming every field that is wrong."""
    if act.input_type is None or act.input_name is None:
        return {}
    given = {name: value for name, value in fields.items() if name != "csrf_token"}
    try:
        return {act.input_name: act.input_type.model_validate(_listed(act.input_type, given))}
    except ValidationError as error:
        raise InputRefused(_problems(error)) from error


def _listed(input_type: type[BaseModel], given: Mapping[str, Any]) -> dict[str, Any]:
    # A form cannot say "a list of one": a field that is a list in the type becomes one here.
    lists = {
        name
        for name, field in input_type.model_fields.items()
        if str(field.annotation).startswith(("tuple", "list", "frozenset"))
    }
    return {k: [v] if k in lists and not isinstance(v, list) else v for k, v in given.items()}


def _problems(error: ValidationError) -> dict[str, str]:
    return {
        ".".join(str(part) for part in row["loc"][:1]) or "body": row["type"]
        for row in error.errors()
    }


def _json_fields(request: Request) -> dict[str, Any]:
    try:
        fields = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise BodyNotUnderstood(media_type=JSON) from error
    if not isinstance(fields, dict):
        raise BodyNotUnderstood(media_type=JSON)
    return fields


def _form_fields(request: Request) -> dict[str, Any]:
    try:
        pairs = parse_qs(request.body.decode(), keep_blank_values=True, max_num_fields=6000)
    except ValueError as error:
        raise BodyNotUnderstood(media_type=FORM) from error
    return _single_or_list(pairs)


def _multipart_fields(request: Request) -> dict[str, Any]:
    found: dict[str, list[Any]] = {}

    def on_field(field: Field) -> None:
        name = (field.field_name or b"").decode()
        found.setdefault(name, []).append((field.value or b"").decode())

    def on_file(file: File) -> None:
        file.file_object.seek(0)
        content = {
            "name": (file.file_name or b"").decode(errors="replace"),
            "base64": base64.b64encode(file.file_object.read()).decode(),
        }
        found.setdefault((file.field_name or b"").decode(), []).append(content)

    _, options = parse_options_header(request.headers["content-type"])
    try:
        parser = FormParser(
            MULTIPART, on_field, on_file, boundary=options.get(b"boundary"), config=IN_MEMORY
        )
        parser.write(request.body)
        parser.finalize()
    except (FormParserError, UnicodeDecodeError) as error:
        raise BodyNotUnderstood(media_type=MULTIPART) from error
    return _single_or_list(found)


def _single_or_list(fields: Mapping[str, list[Any]]) -> dict[str, Any]:
    return {name: values[0] if len(values) == 1 else values for name, values in fields.items()}
