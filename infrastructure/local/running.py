"""Brings the parts up in their order and takes them down in the other: cloud, worker, address."""

import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import boto3
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from chalicelib.core.kernel import MailWriter
from infrastructure.local.bounces import Bounces
from infrastructure.local.emulator import Emulator, start_emulator
from infrastructure.local.front import front
from infrastructure.local.mailbox_routes import mailbox_routes
from infrastructure.local.place import Place, check_port_is_free
from infrastructure.local.seeding import seed_once
from infrastructure.local.server import serve
from infrastructure.local.stack import environment
from infrastructure.local.worker import Handler, Worker

STAGE = "local"


@dataclass(frozen=True)
class Facet:
    """What is served; made only when the environment of the app is complete."""

    application: Callable[[list[BaseRoute]], Starlette]
    """Gives the acts, beside the routes handed in."""

    handle_work: Handler
    mail_writer: MailWriter
    nightly: Callable[[], None]
    seed: Callable[[], None]
    logins: Callable[[], list[str]]


def run(place: Place, make: Callable[[], Facet]) -> None:
    """Run Facet until Ctrl-C or SIGTERM; what it stored is there again the next time.

    :raises LocalRunError: if a port is taken, or the emulated cloud fails or stops.
    """
    began = float(os.environ.get("FACET_STARTED_AT", time.time()))
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    check_port_is_free(place.port)
    with _cloud(place) as emulator:
        facet, sqs = make(), boto3.client("sqs")
        queue = sqs.get_queue_url(QueueName=os.environ["FACET_WORK_QUEUE"])["QueueUrl"]
        bounces = Bounces(
            facet.mail_writer, lambda event: sqs.send_message(QueueUrl=queue, MessageBody=event)
        )
        seed_once(boto3.client("dynamodb"), os.environ["FACET_TABLE_PREFIX"], facet.seed)
        app = facet.application(
            [
                *front(boto3.client("s3"), os.environ["FACET_CONTENT_BUCKET"]),
                *mailbox_routes(place, bounces, facet.nightly),
            ]
        )
        handle = bounces.watching(facet.handle_work)
        with _worker("FACET_WORK_QUEUE", handle), _worker("FACET_IMPORT_QUEUE", handle):
            serve(
                app,
                place.port,
                ready=lambda: print(
                    _welcome(place, facet.logins(), time.time() - began), flush=True
                ),
                check=emulator.check,
            )
    print("Facet is gestopt; wat er stond, is er de volgende keer weer.")


@contextmanager
def _cloud(place: Place) -> Iterator[Emulator]:
    emulator = start_emulator(place, keep=True)
    try:
        os.environ.pop("AWS_PROFILE", None)
        os.environ |= environment(place, stage=STAGE)
        yield emulator
    finally:
        emulator.stop()


@contextmanager
def _worker(queue: str, handle: Handler) -> Iterator[None]:
    worker = Worker(boto3.client("sqs"), os.environ[queue], handle)
    worker.start()
    try:
        yield
    finally:
        worker.stop()


def _welcome(place: Place, logins: list[str], seconds: float) -> str:
    return "\n".join(
        (
            "",
            f"Facet draait op   {place.origin}/",
            f"Monitor           {place.origin}/api/monitor",
            f"Examen maken      {place.origin}/exam/",
            f"Postbus (e-mail)  {place.origin}/mailbox",
            *(["", *logins] if logins else []),
            "",
            f"Klaar in {seconds:.0f} s. Stoppen: Ctrl-C. Alles vergeten: make reset",
        )
    )
