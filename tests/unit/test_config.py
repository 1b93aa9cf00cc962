"""Settings that would be dangerous are refused before anything starts."""

from dataclasses import replace

import pytest

from chalicelib.config import SettingRefused, settings
from chalicelib.core.access import PasswordProfile
from chalicelib.core.exams import EXAM_LIMITS, NO_NAMES, AllowedNames


@pytest.mark.parametrize("secret", ["short", "{{resolve:secretsmanager:facet:SecretString}}"])
def test_a_secret_that_is_none_stops_the_start(
    secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACET_SERVER_SECRET", secret)
    settings.cache_clear()

    with pytest.raises(SettingRefused):
        settings()

    settings.cache_clear()


def test_passwords_follow_the_manual_unless_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.cache_clear()
    assert settings().password_profile is PasswordProfile.FACET

    monkeypatch.setenv("FACET_PASSWORD_PROFILE", "modern")
    settings.cache_clear()
    assert settings().password_profile is PasswordProfile.MODERN

    settings.cache_clear()


def test_an_unknown_password_profile_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACET_PASSWORD_PROFILE", "modren")
    settings.cache_clear()

    with pytest.raises(SettingRefused, match="facet or modern"):
        settings()

    settings.cache_clear()


def test_a_missing_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACET_WORK_QUEUE")
    settings.cache_clear()

    with pytest.raises(KeyError, match="FACET_WORK_QUEUE"):
        settings()

    settings.cache_clear()


def test_chalices_own_commands_read_the_routes_without_a_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FACET_SERVER_SECRET", "{{resolve:secretsmanager:facet:SecretString}}")
    monkeypatch.setenv("AWS_CHALICE_CLI_MODE", "true")
    settings.cache_clear()

    assert settings().server_secret.startswith("{{")

    settings.cache_clear()


@pytest.mark.parametrize(
    ("acts", "does_work"), [("portal", True), ("all", True), ("delivery", False)]
)
def test_one_function_of_a_deployment_takes_work_off_the_queue(
    acts: str, does_work: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACET_ACTS", acts)
    settings.cache_clear()

    assert settings().does_work is does_work

    settings.cache_clear()


def test_packages_have_limits_and_no_names_of_strangers_unless_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.cache_clear()
    assert settings().package_limits == EXAM_LIMITS
    assert settings().package_allowed == NO_NAMES

    monkeypatch.setenv("FACET_PACKAGE_LIMITS", "zip_mb=20, items=60,megapixels=8,")
    monkeypatch.setenv("FACET_PACKAGE_ALLOWED", "pci:nl.maker.graph, operator:nl.maker.Round")
    settings.cache_clear()
    set_here = settings()

    assert set_here.package_limits == replace(
        EXAM_LIMITS, zip_bytes=20 * 1024 * 1024, items=60, pixels=8_000_000
    )
    assert set_here.package_allowed == AllowedNames(
        frozenset({"nl.maker.graph"}), frozenset({"nl.maker.Round"})
    )
    settings.cache_clear()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FACET_PACKAGE_LIMITS", "zip_mb"),
        ("FACET_PACKAGE_LIMITS", "zip_mb=0"),
        ("FACET_PACKAGE_LIMITS", "zip_mb=-1"),
        ("FACET_PACKAGE_LIMITS", "items=many"),
        ("FACET_PACKAGE_LIMITS", "sips=3"),
        ("FACET_PACKAGE_ALLOWED", "nl.maker.graph"),
        ("FACET_PACKAGE_ALLOWED", "pci:"),
        ("FACET_PACKAGE_ALLOWED", "script:x"),
    ],
)
def test_a_limit_or_name_that_cannot_be_used_stops_the_start(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    settings.cache_clear()

    with pytest.raises(SettingRefused, match=name):
        settings()

    settings.cache_clear()
