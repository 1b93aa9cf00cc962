"""The way of a deployment: artifacts, data, the two functions, the address of users, its files.

The same for AWS and for an emulated AWS (``AWS_ENDPOINT_URL``); doing it again updates.
"""

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from boto3.session import Session
from botocore.config import Config

from infrastructure.deploying.deployment import API_STAGE, App, Deployment
from infrastructure.deploying.packaging import Packed, pack
from infrastructure.deploying.stacks import Stack, lay_down
from infrastructure.deploying.web_files import upload
from infrastructure.templates import ARTIFACTS, DATA, WEB

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

PATIENT = Config(retries={"mode": "standard", "total_max_attempts": 10})
"""API Gateway makes one deployment in five seconds, and asks whoever comes sooner to wait."""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Deployed:
    """Where a deployment answers."""

    portal_api: str
    delivery_api: str
    distribution: str
    """What the DNS record of the users' address points to; empty without a certificate."""


def deploy(deployment: Deployment, session: Session, certificate: str | None, say: Say) -> Deployed:
    """Make a deployment, or bring it up to date.

    Without a certificate there is no address for users: web.yaml is left out, and said so.

    :raises DeployRefused: if something cannot be packed or made.
    """
    way = _Way(deployment, session, say)
    bucket = way.lay_down("artifacts", ARTIFACTS.read_text(), deployment.names)["ArtifactsBucket"]
    way.lay_down("data", DATA.read_text(), deployment.data_parameters)
    with tempfile.TemporaryDirectory() as folder:
        say("Packing the functions")
        packed = pack(deployment, session.region_name, Path(folder))
        portal = way.lay_down_app(deployment.portal, packed, bucket)
        delivery = way.lay_down_app(deployment.delivery, packed, bucket)
    if certificate is None:
        say("No certificate is given, so there is no address for users: web.yaml is left out")
        return Deployed(portal, delivery, "")
    return Deployed(portal, delivery, way.lay_down_web(portal, delivery, certificate))


@dataclass(frozen=True)
class _Way:
    """The steps, each with the clients it needs."""

    deployment: Deployment
    session: Session
    say: Say

    def lay_down(self, part: str, body: str, parameters: dict[str, str]) -> dict[str, str]:
        return self._stack(Stack(f"{self.deployment.base}-{part}", body, parameters=parameters))

    def lay_down_app(self, app: App, packed: Packed, bucket: str) -> str:
        s3 = self.session.client("s3")
        code = _put(s3, bucket, packed.zip_file.read_bytes(), ".zip")
        template = _put(s3, bucket, packed.template(app, f"s3://{bucket}/{code}").encode(), ".json")
        address = f"{s3.meta.endpoint_url}/{bucket}/{template}"
        api = self._stack(Stack(app.stack, url=address))["RestAPIId"]
        # The stack changes what the gateway answers by itself; callers see that from the next
        # deployment of the API, and CloudFormation makes one for changed paths only.
        gateway = self.session.client("apigateway", config=PATIENT)
        gateway.create_deployment(restApiId=api, stageName=API_STAGE)
        return api

    def lay_down_web(self, portal: str, delivery: str, certificate: str) -> str:
        made = self.lay_down(
            "web",
            WEB.read_text(),
            self.deployment.names
            | {
                "ApiDomain": self._domain(portal),
                "DeliveryApiDomain": self._domain(delivery),
                "DomainName": self.deployment.host,
                "CertificateArn": certificate,
            },
        )
        self.say(f"{upload(self.session.client('s3'), made['WebBucket'])} files are in place")
        return made["DistributionDomain"]

    def _domain(self, api: str) -> str:
        return f"{api}.execute-api.{self.session.region_name}.amazonaws.com"

    def _stack(self, stack: Stack) -> dict[str, str]:
        self.say(f"Stack {stack.name}")
        return lay_down(self.session.client("cloudformation"), stack)


def _put(s3: "S3Client", bucket: str, data: bytes, ending: str) -> str:
    """Keep something under a name made of its content, so the same again changes nothing."""
    key = hashlib.sha256(data).hexdigest()[:32] + ending
    s3.put_object(Bucket=bucket, Key=key, Body=data)
    return key
