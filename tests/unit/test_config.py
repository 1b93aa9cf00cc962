"""Settings that would be dangerous are refused before anything starts."""

import pytest

from chalicelib.config import SettingRefused, settings


@pytest.mark.parametrize("secret", ["short", "{{resolve:secretsmanager:facet:SecretString}}"])
def test_a_secret_that_is_none_stops_the_start(
    secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACET_SERVER_SECRET", secret)
    settings.cache_clear()

    with pytest.raises(SettingRefused):
        settings()

    settings.cache_clear()


def test_a_missing_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACET_WORK_QUEUE")
    settings.cache_clear()

    with pytest.raises(KeyError, match="FACET_WORK_QUEUE"):
        settings()

    settings.cache_clear()
