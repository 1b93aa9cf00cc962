"""The keys of a machine are made once, are its own, and open only what was sealed to it."""

import stat
from pathlib import Path

import pytest

from chalicelib.adapters.sealing import HpkeSealer
from chalicelib.core.exams import ContentKeys, KeyPurpose, KeyRefused, OutlineKeys
from chalicelib.core.kernel import Fault, FormId
from chalicelib.core.sync import seal_info
from fao_edge.adapters.keys import DeviceKeyChest, DeviceKeys, DeviceKeyVault, device_keys
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.forms import SqliteWrappedKeyStore

FORM = FormId("form-1")
INFO = seal_info("edge-1", "group-1", 2, "content")
CONTENT_KEY = bytes(range(32))


@pytest.fixture
def keys(tmp_path: Path) -> DeviceKeys:
    return device_keys(tmp_path / "keys")


@pytest.fixture
def store(database: Database) -> SqliteWrappedKeyStore:
    return SqliteWrappedKeyStore(database)


@pytest.fixture
def chest(keys: DeviceKeys, store: SqliteWrappedKeyStore) -> DeviceKeyChest:
    return DeviceKeyChest(keys.encryption, DeviceKeyVault(keys.device), store)


def test_a_restart_finds_the_same_keys(keys: DeviceKeys, tmp_path: Path) -> None:
    again = device_keys(tmp_path / "keys")

    assert again.public == keys.public
    assert (again.device, again.secret) == (keys.device, keys.secret)


def test_two_machines_share_no_key(keys: DeviceKeys, tmp_path: Path) -> None:
    other = device_keys(tmp_path / "other")

    assert other.public.encryption != keys.public.encryption
    assert other.public.signing != keys.public.signing
    assert (other.device, other.secret) != (keys.device, keys.secret)


def test_key_files_are_for_the_server_alone(keys: DeviceKeys, tmp_path: Path) -> None:
    files = list((tmp_path / "keys").iterdir())

    assert len(files) == 4
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_keys_do_not_show_themselves_in_a_log(keys: DeviceKeys) -> None:
    shown = f"{keys!r} {DeviceKeyVault(keys.device)!r}"

    assert keys.secret not in shown
    assert repr(keys.device) not in shown


def test_a_damaged_key_is_a_fault_and_is_not_replaced(keys: DeviceKeys, tmp_path: Path) -> None:
    damaged = tmp_path / "keys" / "device.key"
    damaged.write_bytes(keys.device[:-1])

    with pytest.raises(Fault):
        device_keys(tmp_path / "keys")

    assert damaged.read_bytes() == keys.device[:-1]


def test_a_key_that_was_sealed_to_this_machine_opens_the_exam(
    keys: DeviceKeys, chest: DeviceKeyChest, store: SqliteWrappedKeyStore
) -> None:
    sealed = HpkeSealer().seal(keys.public.encryption, CONTENT_KEY, INFO)

    chest.take_in(sealed, INFO, form_id=FORM, purpose="content")

    assert ContentKeys(store, DeviceKeyVault(keys.device)).open_key(FORM) == CONTENT_KEY
    assert (chest.has(FORM, "content"), chest.has(FORM, "outline")) == (True, False)
    assert CONTENT_KEY not in store.get(FORM, KeyPurpose.CONTENT)


def test_taking_in_a_key_once_more_is_harmless(keys: DeviceKeys, chest: DeviceKeyChest) -> None:
    for _ in range(2):
        sealed = HpkeSealer().seal(keys.public.encryption, CONTENT_KEY, INFO)
        chest.take_in(sealed, INFO, form_id=FORM, purpose="content")

    assert chest.has(FORM, "content")


def test_a_key_for_another_machine_or_another_group_stays_closed(
    keys: DeviceKeys, chest: DeviceKeyChest, tmp_path: Path
) -> None:
    other = device_keys(tmp_path / "other").public.encryption
    elsewhere = HpkeSealer().seal(other, CONTENT_KEY, INFO)
    ours = HpkeSealer().seal(keys.public.encryption, CONTENT_KEY, INFO)

    with pytest.raises(KeyRefused):
        chest.take_in(elsewhere, INFO, form_id=FORM, purpose="content")
    with pytest.raises(KeyRefused):
        chest.take_in(
            ours, seal_info("edge-1", "group-2", 2, "content"), form_id=FORM, purpose="content"
        )

    assert not chest.has(FORM, "content")


def test_a_wrapped_key_opens_for_its_own_purpose_only(
    keys: DeviceKeys, chest: DeviceKeyChest, store: SqliteWrappedKeyStore
) -> None:
    sealed = HpkeSealer().seal(keys.public.encryption, CONTENT_KEY, INFO)
    chest.take_in(sealed, INFO, form_id=FORM, purpose="content")

    store.add(FORM, KeyPurpose.OUTLINE, store.get(FORM, KeyPurpose.CONTENT))

    with pytest.raises(KeyRefused):
        OutlineKeys(store, DeviceKeyVault(keys.device)).open_key(FORM)
