"""The logins and authenticator apps of the sample world.

Everybody in it who calls is ``user-proctor``: logged in elsewhere too, with an app half set up.
``user-planner`` has an app.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from chalicelib.adapters.authenticator_secrets import VaultSecrets
from chalicelib.bootstrap.services import CloudServices
from chalicelib.core.access import Actor, Authenticator, Login, Role, Scope
from chalicelib.core.kernel import InstitutionId, UserId
from tests.fakes.authenticators import FakeAuthenticatorCodes


def with_readable_codes(services: CloudServices) -> None:
    """Let the codes of apps be the number of their time step, so that an act can name one."""
    readable = replace(services.authenticators, codes=FakeAuthenticatorCodes())
    vars(services)["authenticators"] = readable


def fill_school(stores: dict[str, Any], school: InstitutionId, prefix: str, at: datetime) -> None:
    """Log the proctor of a school in elsewhere, and give both people of it their app."""
    proctor, planner = UserId(f"{prefix}user-proctor"), UserId(f"{prefix}user-planner")
    actor = Actor(
        proctor, school, frozenset(), frozenset({Role.PROCTOR}), Scope.MONITOR, "Robin de Boer"
    )
    stores["login_store"].add(Login(f"{prefix}login-elsewhere", actor, at, at))
    secrets = VaultSecrets(stores["key_vault"])
    half = Authenticator(proctor, secrets.new_secret(proctor).sealed, at)
    stores["authenticator_store"].put(half)
    whole = Authenticator(planner, secrets.new_secret(planner).sealed, at, switched_on_at=at)
    stores["authenticator_store"].put(whole)
