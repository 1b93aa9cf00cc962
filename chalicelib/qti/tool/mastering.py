"""``master``: writes what a candidate would get into a folder, to look at."""

import json
import mimetypes
from dataclasses import asdict
from pathlib import Path

from chalicelib.core.exams import MasteredForm, MasteredPackage, make_plan


class FolderInUse(Exception):  # noqa: N818 - the word of docs/errors.md
    """The folder holds files already; nothing is written over what somebody made."""


def write_forms(package: MasteredPackage, folder: Path, seed: str) -> tuple[Path, ...]:
    """Write each form into a folder of its own and return these; the scoring part never goes along.

    :raises FolderInUse: unless the folder is new or empty.
    :raises OSError: if nothing can be written there.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUse(str(folder))
    written = []
    for number, form in enumerate(package.forms, start=1):
        target = folder / f"form-{number}"
        _write_form(form, target, seed)
        written.append(target)
    return tuple(written)


def _write_form(form: MasteredForm, target: Path, seed: str) -> None:
    (target / "assets").mkdir(parents=True)
    _write_json(target / "content.json", json.loads(form.content))
    _write_json(target / "session-plan.json", asdict(make_plan(form.outline, seed)))
    for asset in form.assets:
        # Python knows no ending of some sounds and captions; their media types say it themselves.
        ending = mimetypes.guess_extension(asset.media_type) or "." + asset.media_type.split("/")[1]
        (target / "assets" / f"{asset.name}{ending}").write_bytes(asset.data)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
