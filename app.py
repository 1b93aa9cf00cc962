"""The cloud's front door: wire, mount the acts, name the event handlers; no logic."""

# ruff: noqa: E402 - the imports below are what the next statement is for
import gc

# Nothing that is imported becomes garbage; looking for it takes a sixth of a cold start.
gc.disable()

from aws_lambda_powertools import Logger
from chalice.app import Chalice, CloudWatchEvent, Cron, SQSEvent

from chalicelib import bootstrap
from chalicelib.acts.catalogue import acts_called
from chalicelib.config import settings
from chalicelib.serving.on_chalice import mount, only_if

# Everything that logs as "facet" becomes a line of JSON, with the facts as fields.
Logger(service="facet")

app = Chalice(app_name="facet", configure_logs=False)
mount(app, bootstrap.server(acts_called(settings().acts)), origin_secret=settings().origin_secret)


@only_if(settings().does_work, app.on_sqs_message(queue=settings().work_queue, batch_size=1))
def work(event: SQSEvent) -> None:
    """Do what the acts put on the work queue: send mail, score a closed group."""
    for record in event:
        bootstrap.handle_work(record.body)


@only_if(settings().does_work, app.on_sqs_message(queue=settings().import_queue, batch_size=1))
def import_package(event: SQSEvent) -> None:
    """Read in the exams that were uploaded; .chalice/config.json gives it minutes and memory."""
    for record in event:
        bootstrap.handle_work(record.body)


@only_if(settings().does_work, app.schedule(Cron(0, 5, "*", "*", "?", "*")))
def remind(_event: CloudWatchEvent) -> None:
    """Tell everybody whose password ends soon; every day at five, UTC."""
    bootstrap.remind_of_passwords()


gc.freeze()
gc.enable()
