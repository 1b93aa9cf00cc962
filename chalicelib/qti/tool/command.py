"""The command line of the tool: what is asked, and what comes out of it."""

import argparse
import json
import webbrowser
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import TextIO

from chalicelib.core.exams import AllowedNames
from chalicelib.core.kernel import Clock
from chalicelib.qti.tool import validating
from chalicelib.qti.tool.mastering import FolderInUse, write_forms
from chalicelib.qti.tool.previewing import PageNotBuilt, PlaceRefused, write_page
from chalicelib.qti.tool.reading import Verdict, judge
from chalicelib.qti.tool.scoring import score_lines
from chalicelib.qti.tool.testing import answer_script

GOOD, BAD = 0, 1
"""What the tool exits with; argparse exits with 2 when it does not understand what is asked."""


def run(
    arguments: Sequence[str],
    out: TextIO,
    into: Iterable[bytes] = (),
    *,
    now: Clock,
) -> int:
    """Do what is asked and return the exit code: 0 if every package is good, else 1.

    ``into`` are the lines that ``score`` answers, of which one that is wrong does not change the
    code, or the script that ``test`` plays.
    """
    asked = _parser().parse_args(arguments)
    if asked.command == "score":
        return _score(into, out)
    if asked.command == "test":
        return _test(asked, b"".join(into), out, now)
    return _about_packages(asked, out)


def _score(into: Iterable[bytes], out: TextIO) -> int:
    for answer in score_lines(into):
        out.write(answer)
        # Whoever asks line by line waits for each answer before the next question.
        out.flush()
    return GOOD


def _test(asked: argparse.Namespace, script: bytes, out: TextIO, now: Clock) -> int:
    answer = answer_script(
        asked.test,
        script,
        seed=asked.seed,
        number=asked.form,
        report=asked.result.write_bytes if asked.result else None,
        now=now,
    )
    out.write(json.dumps(answer, indent=2) + "\n")
    return BAD if "error" in answer else GOOD


def _about_packages(asked: argparse.Namespace, out: TextIO) -> int:
    allowed = AllowedNames(frozenset(asked.allow_pci), frozenset(asked.allow_operator))
    try:
        verdicts = [judge(path, allowed) for path in asked.packages]
        return _COMMANDS[asked.command](asked, verdicts, out)
    except PageNotBuilt as not_built:
        out.write(f"De examenapp is nog niet gebouwd ({not_built}). Doe eerst: make build\n")
    except FolderInUse as in_use:
        out.write(f"De map {in_use} is niet leeg. Kies een nieuwe of lege map.\n")
    except PlaceRefused as refused:
        out.write(f"In {refused} kan de pagina niet staan. Kies een naam die eindigt op .html.\n")
    except OSError as error:
        out.write(f"Schrijven lukt niet: {error.filename}. Kies een andere map.\n")
    return BAD


def _validate(asked: argparse.Namespace, verdicts: list[Verdict], out: TextIO) -> int:
    out.write(validating.as_json(verdicts) if asked.json else validating.as_text(verdicts))
    return GOOD if all(verdict.package for verdict in verdicts) else BAD


def _master(asked: argparse.Namespace, verdicts: list[Verdict], out: TextIO) -> int:
    (verdict,) = verdicts
    out.write(validating.as_text(verdicts))
    if verdict.package is None:
        return BAD
    for folder in write_forms(verdict.package, asked.out, asked.seed):
        out.write(f"Geschreven: {folder}\n")
    return GOOD


def _preview(asked: argparse.Namespace, verdicts: list[Verdict], out: TextIO) -> int:
    (verdict,) = verdicts
    out.write(validating.as_text(verdicts))
    if verdict.package is None:
        return BAD
    forms = verdict.package.forms
    if not 1 <= asked.form <= len(forms):
        there = validating.count(len(forms), "variant", "varianten")
        out.write(f"Dit pakket heeft {there}; variant {asked.form} is er niet.\n")
        return BAD
    page = write_page(
        forms[asked.form - 1], asked.out or Path(mkdtemp()) / "preview.html", asked.seed
    )
    out.write(f"Geschreven: {page}\n")
    if asked.open and not webbrowser.open(page.resolve().as_uri()):
        out.write("Er is geen browser gevonden. Open het bestand zelf in een browser.\n")
    return GOOD


_COMMANDS = {"validate": _validate, "master": _master, "preview": _preview}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m chalicelib.qti",
        description="Controleert QTI-pakketten en laat zien wat een kandidaat ervan krijgt.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="OPDRACHT")
    validate = commands.add_parser("validate", help="zeg of pakketten goed zijn, en zo niet waarom")
    validate.add_argument("packages", nargs="+", type=Path, metavar="PAKKET")
    validate.add_argument("--json", action="store_true", help="schrijf JSON voor een programma")
    master = commands.add_parser("master", help="schrijf wat een kandidaat krijgt in een map")
    _one_package(master)
    master.add_argument("--out", required=True, type=Path, metavar="MAP", help="nieuwe of lege map")
    preview = commands.add_parser("preview", help="open de examenapp met dit pakket, zonder server")
    _one_package(preview)
    preview.add_argument("--out", type=Path, metavar="BESTAND", help="schrijf de pagina hierheen")
    preview.add_argument("--form", type=int, default=1, metavar="N", help="de zoveelste variant")
    preview.add_argument("--no-open", dest="open", action="store_false", help="open geen browser")
    commands.add_parser("score", help="scoor antwoorden: regels JSON in, regels JSON uit")
    test = commands.add_parser("test", help="speel een toets na: een script van antwoorden in JSON")
    test.add_argument("test", type=Path, metavar="TOETS", help="een toets (XML) of een pakket")
    test.add_argument("--form", type=int, default=1, metavar="N", help="de zoveelste toets")
    test.add_argument(
        "--result", type=Path, metavar="BESTAND", help="schrijf ook een assessmentResult hierheen"
    )
    _seeded(test)
    for command in (validate, master, preview):
        command.add_argument("--allow-pci", action="append", default=[], metavar="NAAM")
        command.add_argument("--allow-operator", action="append", default=[], metavar="NAAM")
    return parser


def _one_package(command: argparse.ArgumentParser) -> None:
    command.add_argument("packages", nargs=1, type=Path, metavar="PAKKET")
    _seeded(command)


def _seeded(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--seed", default="voorbeeld", metavar="TEKST", help="andere tekst, andere volgorde"
    )
