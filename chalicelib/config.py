"""Settings from the environment, typed, read once; the only module that reads it."""

import os
from dataclasses import dataclass, replace
from functools import cache

from chalicelib.core.access import PasswordProfile
from chalicelib.core.exams import EXAM_LIMITS, AllowedNames, PackageLimits


@dataclass(frozen=True)
class Settings:
    """Where this deployment's things are, and the secret it signs with."""

    region: str
    table_prefix: str
    upload_bucket: str
    vault_bucket: str
    content_bucket: str
    files_bucket: str
    inbox_bucket: str
    kms_key: str
    work_queue: str
    import_queue: str
    sender: str
    public_origin: str
    public_base_path: str
    server_secret: str
    upload_origin: str
    public_endpoint: str | None
    acts: str
    origin_secret: str | None
    password_profile: PasswordProfile
    package_limits: PackageLimits
    package_allowed: AllowedNames

    @property
    def does_work(self) -> bool:
        """Tell whether this deployment takes work off the queue; delivery never does."""
        return self.acts != "delivery"


SECRET_CHARACTERS_MIN = 32
_MB = 1024 * 1024
_LIMITS = {
    "zip_mb": ("zip_bytes", _MB),
    "unpacked_mb": ("unpacked_bytes", _MB),
    "file_mb": ("file_bytes", _MB),
    "xml_mb": ("xml_bytes", _MB),
    "text_mb": ("text_bytes", _MB),
    "tags": ("tags", 1),
    "steps": ("steps", 1),
    "files": ("files", 1),
    "ratio": ("ratio", 1),
    "items": ("items", 1),
    "interactions": ("interactions", 1),
    "megapixels": ("pixels", 1_000_000),
    "all_megapixels": ("all_pixels", 1_000_000),
}
"""Word of FACET_PACKAGE_LIMITS -> the limit that it sets, and its unit."""


class SettingRefused(ValueError):  # noqa: N818 - the word of docs/errors.md
    """A setting is there but cannot be used; nothing starts with it."""


@cache
def settings() -> Settings:
    """Read the environment once. A missing variable is a ``KeyError`` that names it.

    :raises SettingRefused: if a secret is none, or a profile, limit or name cannot be used.
    """
    env = os.environ
    for name in ("FACET_SERVER_SECRET", "FACET_ORIGIN_SECRET"):
        # Chalice's own commands import the app to read its routes; nothing is signed then.
        if name in env and "AWS_CHALICE_CLI_MODE" not in env:
            _check_secret(name, env[name])
    return Settings(
        region=env["AWS_DEFAULT_REGION"],
        table_prefix=env["FACET_TABLE_PREFIX"],
        upload_bucket=env["FACET_UPLOAD_BUCKET"],
        vault_bucket=env["FACET_VAULT_BUCKET"],
        content_bucket=env["FACET_CONTENT_BUCKET"],
        files_bucket=env["FACET_FILES_BUCKET"],
        inbox_bucket=env["FACET_INBOX_BUCKET"],
        kms_key=env["FACET_KMS_KEY"],
        work_queue=env["FACET_WORK_QUEUE"],
        import_queue=env["FACET_IMPORT_QUEUE"],
        sender=env["FACET_SENDER"],
        public_origin=env["FACET_PUBLIC_ORIGIN"],
        public_base_path=env["FACET_PUBLIC_BASE_PATH"],
        server_secret=env["FACET_SERVER_SECRET"],
        upload_origin=env["FACET_UPLOAD_ORIGIN"],
        public_endpoint=env.get("FACET_PUBLIC_ENDPOINT"),
        acts=env.get("FACET_ACTS", "all"),
        origin_secret=env.get("FACET_ORIGIN_SECRET"),
        password_profile=_profile(env.get("FACET_PASSWORD_PROFILE", "facet")),
        package_limits=_limits(env.get("FACET_PACKAGE_LIMITS", "")),
        package_allowed=_allowed(env.get("FACET_PACKAGE_ALLOWED", "")),
    )


def _profile(name: str) -> PasswordProfile:
    try:
        return PasswordProfile(name)
    except ValueError as error:
        known = " or ".join(PasswordProfile)
        raise SettingRefused(f"FACET_PASSWORD_PROFILE must be {known}, not {name}") from error


def _limits(text: str) -> PackageLimits:
    changed = {}
    for one in _listed(text):
        word, _, number = (part.strip() for part in one.partition("="))
        if word not in _LIMITS or not (number.isascii() and number.isdigit() and int(number)):
            known = ", ".join(_LIMITS)
            raise SettingRefused(f"FACET_PACKAGE_LIMITS has '{one}'; write {known} as items=500")
        limit, unit = _LIMITS[word]
        changed[limit] = int(number) * unit
    return replace(EXAM_LIMITS, **changed)


def _allowed(text: str) -> AllowedNames:
    found: dict[str, set[str]] = {"pci": set(), "operator": set()}
    for one in _listed(text):
        kind, _, name = (part.strip() for part in one.partition(":"))
        if kind not in found or not name:
            raise SettingRefused(
                f"FACET_PACKAGE_ALLOWED has '{one}'; write pci:name or operator:name"
            )
        found[kind].add(name)
    return AllowedNames(frozenset(found["pci"]), frozenset(found["operator"]))


def _listed(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]


def _check_secret(name: str, secret: str) -> None:
    # Only CloudFormation fills in "{{resolve:…}}"; another way of deploying would sign tokens with
    # that text, which everybody can read.
    if secret.startswith("{{") or len(secret) < SECRET_CHARACTERS_MIN:
        raise SettingRefused(
            f"{name} must be a secret of {SECRET_CHARACTERS_MIN} characters or more"
        )
