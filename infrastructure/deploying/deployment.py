"""A deployment as .chalice/config.json describes it: two stages, of one set of tables and buckets.

Nothing is said twice: prefix, address and sender are read from the variables of the stages.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / ".chalice" / "config.json"
DELIVERY = "-delivery"
API_STAGE = "api"


class DeployRefused(Exception):  # noqa: N818 - the word of docs/errors.md
    """Deploying cannot go on; the text is for the operator and says what to do."""


@dataclass(frozen=True)
class App:
    """A function with its API: a stage of .chalice/config.json and the stack it becomes."""

    stage: str
    stack: str


@dataclass(frozen=True)
class Deployment:
    """One Facet: ``dev``, ``prod``."""

    name: str
    variables: Mapping[str, str]
    """What the portal's function is told; delivery is told the same, but for its acts."""

    @property
    def prefix(self) -> str:
        """Give what every name starts with."""
        return self.variables["FACET_TABLE_PREFIX"].removesuffix(f"-{self.name}-")

    @property
    def base(self) -> str:
        """Give the beginning of the names of this deployment."""
        return f"{self.prefix}-{self.name}"

    @property
    def portal(self) -> App:
        """Give the function of staff and of other programs, which does the queue's work too."""
        return App(self.name, self.base)

    @property
    def delivery(self) -> App:
        """Give the function of candidates."""
        return App(self.name + DELIVERY, self.base + DELIVERY)

    @property
    def host(self) -> str:
        """Give the host that users see."""
        return urlsplit(self.variables["FACET_PUBLIC_ORIGIN"]).hostname or ""

    @property
    def names(self) -> dict[str, str]:
        """Give the parameters that every template has."""
        return {"Prefix": self.prefix, "Stage": self.name}

    @property
    def data_parameters(self) -> dict[str, str]:
        """Give the parameters of data.yaml."""
        sender = self.variables["FACET_SENDER"]
        return self.names | {
            "PublicOrigin": self.variables["FACET_PUBLIC_ORIGIN"],
            "Sender": sender,
            "SenderIdentity": sender.rpartition("@")[2],
        }


def read_deployment(name: str, config: Path = CONFIG) -> Deployment:
    """Read a deployment. :raises DeployRefused: if it has not both of its stages."""
    stages = json.loads(config.read_text(encoding="utf-8"))["stages"]
    missing = [stage for stage in (name, name + DELIVERY) if stage not in stages]
    if missing:
        known = ", ".join(stage for stage in stages if not stage.endswith(DELIVERY))
        raise DeployRefused(
            f"{config.name} has no stage {' or '.join(missing)} (it knows: {known})."
            " docs/runbooks/deploy.md says how to add a deployment"
        )
    return Deployment(name, stages[name]["environment_variables"])
