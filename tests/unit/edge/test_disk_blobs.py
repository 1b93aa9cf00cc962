"""Parts of exams on a disk: no name leads out of the folder, nothing half written is read."""

from pathlib import Path

import pytest

from chalicelib.core.kernel import Fault, FormId, NotFound
from fao_edge.adapters.disk import DiskBlobStore

FORM = FormId("form-1")
TRICKS = ["../secret", "..", ".", "", "a/b", "/etc/passwd", "a\x00b", "a\n", "x" * 101]


@pytest.mark.parametrize("trick", TRICKS)
def test_a_name_that_leads_elsewhere_is_never_there_and_never_written(
    tmp_path: Path, trick: str
) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "parts").mkdir()
    store = DiskBlobStore(tmp_path / "parts")

    for form_id, name in ((FORM, trick), (FormId(trick), "secret")):
        with pytest.raises(NotFound):
            store.get(form_id, name)
        with pytest.raises(Fault):
            store.put(form_id, name, b"x")

    assert list((tmp_path / "parts").iterdir()) == []


def test_only_whole_parts_lie_in_the_folder(tmp_path: Path) -> None:
    DiskBlobStore(tmp_path / "parts").put(FORM, "part-1", b"x")

    assert [path.name for path in (tmp_path / "parts" / FORM).iterdir()] == ["part-1"]


def test_a_disk_that_refuses_is_a_fault_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "parts" / FORM / "part-1").mkdir(parents=True)
    store = DiskBlobStore(tmp_path / "parts")

    with pytest.raises(Fault):
        store.put(FORM, "part-1", b"x")
    with pytest.raises(Fault):
        store.get(FORM, "part-1")

    assert [path.name for path in (tmp_path / "parts" / FORM).iterdir()] == ["part-1"]
