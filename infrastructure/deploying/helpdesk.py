"""The first account of a deployment: a member of DUO's help desk, whom nobody else could let in."""

import os
import secrets

from infrastructure.deploying.deployment import Deployment, DeployRefused

DUO_BRIN = "00XX"


def environment_of(deployment: Deployment, region: str) -> dict[str, str]:
    """Give the environment in which the app's own services work on a deployment from outside.

    Its secrets stay where they are: nothing that an operator does here is signed with them.
    """
    nobodys = {"FACET_SERVER_SECRET": secrets.token_urlsafe(48), "FACET_ACTS": "portal"}
    told = {k: v for k, v in deployment.variables.items() if k != "FACET_ORIGIN_SECRET"}
    return {**told, **nobodys, "AWS_DEFAULT_REGION": region}


def open_helpdesk_of(deployment: Deployment, region: str, **person: str) -> str:
    """Do ``open_helpdesk`` on a deployment; for a process that has not imported the app yet."""
    os.environ |= environment_of(deployment, region)
    return open_helpdesk(**person)


def open_helpdesk(
    *, username: str, first_name: str, last_name: str, email: str, password: str
) -> str:
    """Open an account at DUO and give its user id; DUO itself is put there too.

    :raises DeployRefused: if the password or the user name cannot be used.
    """
    # Imported now and not above: the adapters read their settings when they are imported.
    from chalicelib import bootstrap
    from chalicelib.core.access import PasswordRefused, Role, UsernameTaken
    from chalicelib.core.institutions import BrinCode, Institution
    from chalicelib.core.kernel import InstitutionId

    cloud, duo = bootstrap.cloud(), InstitutionId("duo")
    cloud.institution_store.put(Institution(duo, BrinCode(DUO_BRIN), "DUO"))
    try:
        account = cloud.accounts.open_account(
            username=username,
            first_name=first_name,
            last_name=last_name,
            email=email,
            institution_id=duo,
            site_ids=frozenset(),
            roles=frozenset({Role.HELPDESK}),
            password=password,
        )
    except PasswordRefused as refused:
        raise DeployRefused(f"This password breaks our rules: {refused.facts}") from refused
    except UsernameTaken as taken:
        raise DeployRefused(f"Somebody has the user name {username} already") from taken
    return account.user_id
