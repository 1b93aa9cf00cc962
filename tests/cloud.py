"""Two clouds for tests, both made from infrastructure/data.yaml.

``cloud`` is moto in this process: a fresh one for every test, in a few hundredths of a second.
``emulated_cloud`` is ministack, one for a whole run: for what moto does not do (transaction tokens,
presigned posts, the exact words of a failed condition).

moto's own CloudFormation is not used: it breaks key policies and knows no secret and no sender.
"""

import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws
from moto.kms.utils import AbstractPrivateKey, KeySpec, generate_private_key

from chalicelib.adapters.dynamodb.base import Record
from infrastructure.local.emulator import start_emulator
from infrastructure.local.place import HOST, Place
from infrastructure.local.stack import environment
from infrastructure.templates import DATA, Tree, load, resolve, resources

TEMPLATE = load(DATA)
TABLE_ARGUMENTS = ("TableName", "BillingMode", "AttributeDefinitions", "KeySchema")
SENDER = "facet@example.nl"


@dataclass(frozen=True)
class EmulatedCloud:
    """Where the emulated cloud answers, and the environment that points the app there."""

    endpoint: str
    environment: dict[str, str]


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give an empty deployment called ``facet-test-`` in this process, gone after the test."""
    monkeypatch.setattr("moto.kms.models.generate_private_key", _same_private_key)
    with mock_aws():
        _lay_down("test")
        _forget_connections()
        yield
    _forget_connections()


@pytest.fixture(scope="session")
def running_emulator() -> Iterator[EmulatedCloud]:
    """Start an emulated cloud of our own for this run and clean it up afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="facet-cloud-"))
    place = Place(folder, port=free_port(), emulator_port=free_port())
    emulator = start_emulator(place, keep=False)
    try:
        yield EmulatedCloud(place.cloud, environment(place, stage="test"))
    finally:
        emulator.stop()
        shutil.rmtree(folder)


@pytest.fixture
def emulated_cloud(
    running_emulator: EmulatedCloud, monkeypatch: pytest.MonkeyPatch
) -> Iterator[EmulatedCloud]:
    """Point every AWS client of this test at the emulated cloud; what tests store there stays."""
    for name in ("AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "NO_PROXY"):
        monkeypatch.setenv(name, running_emulator.environment[name])
    _forget_connections()
    yield running_emulator
    _forget_connections()


@cache
def _same_private_key(_: str) -> AbstractPrivateKey:
    # moto makes an RSA pair for every key, symmetric ones too: up to 0.3 s a test, and unused.
    return generate_private_key(KeySpec.RSA_2048)


@cache
def _client(service: Any) -> Any:
    # Making a client takes longer than all that it does here; moto catches it in every test.
    return boto3.Session().client(service)


def _lay_down(stage: str) -> None:
    names = {"Prefix": "facet", "Stage": stage, "AWS::Partition": "aws", "AWS::AccountId": "1" * 12}
    _make_key(names)
    _make_tables(names)
    _make_buckets(names)
    _make_queues(names)
    _client("sesv2").create_email_identity(EmailIdentity=SENDER)


def _make_key(names: dict[str, str]) -> None:
    kms = _client("kms")
    key = kms.create_key()["KeyMetadata"]
    names |= {"Key": key["KeyId"], "Key.Arn": key["Arn"]}
    for alias in _properties("AWS::KMS::Alias", names):
        kms.create_alias(**alias)


def _make_tables(names: dict[str, str]) -> None:
    client = _client("dynamodb")
    for table in _properties("AWS::DynamoDB::Table", names):
        client.create_table(**{name: table[name] for name in TABLE_ARGUMENTS})


def _make_buckets(names: dict[str, str]) -> None:
    client = _client("s3")
    place: Any = {"LocationConstraint": os.environ["AWS_DEFAULT_REGION"]}
    for bucket in resources(TEMPLATE, "AWS::S3::Bucket").values():
        name = resolve(bucket["Properties"]["BucketName"], names)
        client.create_bucket(Bucket=name, CreateBucketConfiguration=place)


def _make_queues(names: dict[str, str]) -> None:
    client = _client("sqs")
    for queue in resources(TEMPLATE, "AWS::SQS::Queue").values():
        client.create_queue(QueueName=resolve(queue["Properties"]["QueueName"], names))


def _properties(kind: str, names: dict[str, str]) -> list[Tree]:
    made = resources(TEMPLATE, kind).values()
    return [resolve(each["Properties"], names) for each in made]


def _forget_connections() -> None:
    # Whatever the app keeps for a next request leads into the cloud of another test.
    for name, module in list(sys.modules.items()):
        if name.startswith(("chalicelib.adapters", "chalicelib.bootstrap")):
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()
    models = [Record]
    for model in models:
        model._connection = None
        models.extend(model.__subclasses__())


def free_port() -> int:
    """Find a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
