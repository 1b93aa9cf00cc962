"""What every key vault does, whatever it is made of."""

from collections.abc import Iterator

import pytest

from chalicelib.adapters.kms import KmsKeyVault
from chalicelib.config import settings
from chalicelib.core.exams import KeyRefused, KeyVault
from chalicelib.core.kernel import Fault
from fao_edge.adapters.keys import DeviceKeyVault
from tests.fakes.keys import FakeKeyVault

CONTEXT = {"form_id": "form-1", "purpose": "content"}


@pytest.fixture(params=["fake", "device", "kms"])
def vault(request: pytest.FixtureRequest) -> Iterator[KeyVault]:
    if request.param == "fake":
        yield FakeKeyVault()
        return
    if request.param == "device":
        yield DeviceKeyVault(b"d" * 32)
        return
    request.getfixturevalue("cloud")
    yield KmsKeyVault(settings().kms_key)


def test_a_key_has_256_bits_and_opens_in_its_own_context(vault: KeyVault) -> None:
    key = vault.new_key(CONTEXT)

    assert len(key.plain) == 32
    assert key.plain not in key.wrapped
    assert vault.open_key(key.wrapped, dict(reversed(CONTEXT.items()))) == key.plain


@pytest.mark.parametrize(
    "other",
    [
        {"form_id": "form-2", "purpose": "content"},
        {"form_id": "form-1", "purpose": "vault"},
        {"form_id": "form-1"},
    ],
)
def test_a_key_does_not_open_in_another_context(vault: KeyVault, other: dict[str, str]) -> None:
    key = vault.new_key(CONTEXT)

    with pytest.raises(KeyRefused):
        vault.open_key(key.wrapped, other)


def test_a_changed_key_does_not_open(vault: KeyVault) -> None:
    wrapped = vault.new_key(CONTEXT).wrapped

    with pytest.raises(KeyRefused):
        vault.open_key(wrapped[:-1] + bytes([wrapped[-1] ^ 1]), CONTEXT)


def test_no_two_keys_are_the_same(vault: KeyVault) -> None:
    assert vault.new_key(CONTEXT).plain != vault.new_key(CONTEXT).plain


def test_a_key_does_not_show_itself_in_a_log(vault: KeyVault) -> None:
    key = vault.new_key(CONTEXT)

    assert repr(key.plain) not in repr(key)


@pytest.mark.usefixtures("cloud")
def test_a_vault_without_its_master_key_is_a_fault() -> None:
    with pytest.raises(Fault):
        KmsKeyVault("alias/nowhere").new_key(CONTEXT)
