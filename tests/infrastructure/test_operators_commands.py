"""What an operator does besides deploying: letting the help desk in, and Chalice's own way."""

import json

import pytest

from chalicelib import bootstrap
from chalicelib.config import settings
from chalicelib.core.access import AccountState, Role
from chalicelib.core.kernel import InstitutionId
from infrastructure.deploying.deployment import DeployRefused, read_deployment
from infrastructure.deploying.helpdesk import environment_of, open_helpdesk
from infrastructure.deploying.plain_chalice import fill_in_secrets

ROBIN = {
    "username": "robin",
    "first_name": "Robin",
    "last_name": "de Boer",
    "email": "robin@duo.example",
}
PASSWORD = "Examen-2026!"


def test_the_first_account_is_of_duos_help_desk(cloud: None) -> None:
    user_id = open_helpdesk(**ROBIN, password=PASSWORD)

    deployed = bootstrap.cloud()
    account = deployed.account_store.get_by_username("robin")
    assert (account.user_id, account.state) == (user_id, AccountState.ACTIVE)
    assert account.membership(InstitutionId("duo")).roles == {Role.HELPDESK}
    assert deployed.institution_store.get(InstitutionId("duo")).name == "DUO"
    deployed.log_in.log_in(username="robin", password=PASSWORD)


@pytest.mark.parametrize("password", ["kort", "geencijfersofzo"])
def test_a_weak_password_opens_nothing(cloud: None, password: str) -> None:
    with pytest.raises(DeployRefused, match="password") as refused:
        open_helpdesk(**ROBIN, password=password)

    assert password not in str(refused.value)


def test_a_user_name_is_given_once(cloud: None) -> None:
    open_helpdesk(**ROBIN, password=PASSWORD)

    with pytest.raises(DeployRefused, match="robin"):
        open_helpdesk(**ROBIN, password=PASSWORD)


def test_an_operator_works_without_the_secrets_of_the_deployment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = environment_of(read_deployment("dev"), "eu-central-1")
    for name in ("FACET_ORIGIN_SECRET", "FACET_ACTS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()

    assert settings().table_prefix == "facet-dev-"
    assert settings().origin_secret is None
    assert environment_of(read_deployment("dev"), "eu-central-1") != told, "a new one each time"

    settings.cache_clear()


def test_chalice_is_told_the_secrets_themselves() -> None:
    kept = {"facet-dev-server-secret": 'a"quote'}
    text = '{"A": "{{resolve:secretsmanager:facet-dev-server-secret}}"}'

    assert json.loads(fill_in_secrets(text, kept.__getitem__)) == {"A": 'a"quote'}
