"""The whole school server over a folder of its own, on a line to a cloud in the same process."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from chalicelib.adapters.parcels import SignedParcels
from chalicelib.adapters.passwords.argon2id import Argon2idHasher
from chalicelib.adapters.passwords.verifiers import EdgeVerifiers
from chalicelib.core.kernel import TakeInParcel
from chalicelib.core.sync import Activated
from fao_edge.adapters.identity import keep_identity
from fao_edge.adapters.keys import write_secret
from fao_edge.adapters.uplink import Line
from fao_edge.bootstrap import EdgeServices, Opened, opened
from fao_edge.config import read_settings
from fao_edge.running import application
from tests.builders.line_to_the_cloud import CLOUD, LineToTheCloud
from tests.builders.world import OWN, PASSWORD, World

EDGE = "edge-active"
JSON = {"accept": "application/json", "content-type": "application/json"}


@cache
def _password_hash() -> str:
    return Argon2idHasher().hash(PASSWORD)


class CloudOfTheDay:
    """The sample world, with real password hashes and verifiers, and its line."""

    def __init__(self) -> None:
        self.world = World()
        accounts: Any = self.world.stores["account_store"]
        for name, account in accounts.rows.items():
            accounts.rows[name] = replace(
                account, password=replace(account.password, hash=_password_hash())
            )
        services: Any = self.world.services
        handing_over = replace(services.handing_over, verifiers=EdgeVerifiers())
        intake = replace(services.parcel_intake, reader=SignedParcels())
        vars(services).update(handing_over=handing_over, parcel_intake=intake)
        self.line = LineToTheCloud(self.world)

    def take_in(self) -> None:
        """Do what the events of the bucket and the queue ask for."""
        box: Any = self.world.stores["parcel_box"]
        queue: Any = self.world.stores["work"]
        for key in sorted(box._texts):
            self.world.services.parcel_intake.take_in(key)
        while works := [one for one in queue.works if isinstance(one, TakeInParcel)]:
            queue.works = [one for one in queue.works if not isinstance(one, TakeInParcel)]
            for one in works:
                self.world.services.parcel_intake.take_in(one.key)


@dataclass
class SchoolServer:
    """A running school server, and somebody who asks it things."""

    edge: Opened
    browser: TestClient

    @property
    def services(self) -> EdgeServices:
        return self.edge.services

    def post(self, path: str, headers: dict[str, str] | None = None, **fields: Any) -> Any:
        """Send JSON to an act and give what it answers; a refusal fails the test."""
        answer = self.browser.post(f"/api{path}", json=fields, headers={**JSON, **(headers or {})})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def get(self, path: str, headers: dict[str, str] | None = None) -> Any:
        answer = self.browser.get(f"/api{path}", headers={**JSON, **(headers or {})})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def proctor(self) -> dict[str, str]:
        """Log the proctor in on the monitor, with the password of the portal."""
        credentials = {"username": "proctor", "password": PASSWORD}
        answer = self.browser.post("/api/monitor/login", json=credentials, headers=JSON)
        assert answer.status_code == 200, answer.text
        cookie = answer.headers["set-cookie"].partition(";")[0]
        return {"cookie": cookie, "x-csrf-token": answer.json()["csrf_token"]}

    def proctor_after_fetching(self) -> dict[str, str]:
        """Fetch what there is, and log the proctor in."""
        self.services.fetching.run()
        return self.proctor()


@contextmanager
def school_server(folder: Path, cloud: CloudOfTheDay) -> Iterator[SchoolServer]:
    """Start a school server on what lies in the folder; it was activated before."""
    _activated(folder, cloud)
    env = {"FACET_EDGE_STATE": str(folder), "FACET_EDGE_CLOUD": CLOUD}
    exam_app = folder / "exam-app"
    exam_app.mkdir(exist_ok=True)
    (exam_app / "index.html").write_text("<p>exam app</p>")
    env["FACET_EDGE_EXAM_APP"] = str(exam_app)
    edge = opened(read_settings(env), cloud.world.clock)
    uplink: Any = edge.services.uplink
    vars(edge.services)["uplink"] = replace(uplink, line=Line(cloud.line))
    try:
        browser = TestClient(application(edge), follow_redirects=False)
        yield SchoolServer(edge, browser)
    finally:
        edge.database.close()


def _activated(folder: Path, cloud: CloudOfTheDay) -> None:
    keys = folder / "keys"
    if keys.exists():
        return
    keys.mkdir(parents=True)
    for name in ("encryption", "signing"):
        # The sample world knows the public halves of these.
        write_secret(keys / f"{name}.key", EDGE.encode().ljust(32, b"*"))
    keep_identity(folder / "edge.json", Activated(EDGE, OWN, "Lokaal 12", cloud.world.clock()))
