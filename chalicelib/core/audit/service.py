"""Checks chains: those of a store, and a part of one that was taken away as a file."""

from collections.abc import Iterable, Iterator, Mapping

from chalicelib.core.audit.errors import LineUnreadable
from chalicelib.core.audit.model.event import ChainId, read_line
from chalicelib.core.audit.model.verifying import BadLine, ChainCheck, Verifier, Wrong
from chalicelib.core.audit.ports import AuditStore

Anchors = Mapping[ChainId, Mapping[int, str]]
"""For each chain the hash of events by number, as it was seen outside the store."""


def check_chains(store: AuditStore, key: bytes, anchors: Anchors) -> Iterator[ChainCheck]:
    """Check every chain there is, and those that should be there because they were seen."""
    for chain in sorted({*store.chains(), *anchors}):
        head, seen = store.head(chain), anchors.get(chain)
        found = Verifier(chain, seen).check(store.lines(chain), head, key)
        if found.bad and store.head(chain) != head:
            # Somebody wrote meanwhile: what came after the head that was read is not looked at.
            lines = _up_to(store.lines(chain), head.number)
            found = Verifier(chain, seen).check(lines, head, key)
        yield found


def check_part(lines: Iterable[str], anchors: Anchors) -> ChainCheck:
    """Check a part of a chain; it begins where its first line says, and ends where it ends."""
    kept = list(lines)
    try:
        first = read_line(kept[0])
    except (LineUnreadable, IndexError):
        return ChainCheck(ChainId(""), 0, 0, "", BadLine(1, Wrong.UNREADABLE))
    chain, before = first.draft.chain, first.number - 1
    seen = {n: hash_ for n, hash_ in anchors.get(chain, {}).items() if n > before}
    return Verifier(chain, seen, after=before).check(kept, None, b"")


def _up_to(lines: Iterator[str], last: int) -> Iterator[str]:
    for line in lines:
        yield line
        try:
            if read_line(line).number >= last:
                return
        except LineUnreadable:
            return
