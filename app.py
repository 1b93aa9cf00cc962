"""The cloud's front door: wire, mount the acts, name the event handlers; no logic."""

from chalice.app import Chalice, SQSEvent

from chalicelib import bootstrap
from chalicelib.acts.catalogue import all_acts
from chalicelib.config import settings
from chalicelib.serving.on_chalice import mount

app = Chalice(app_name="facet", configure_logs=False)
app.api.cors = False
mount(app, bootstrap.server(all_acts()))


@app.on_sqs_message(queue=settings().work_queue, batch_size=1)
def work(event: SQSEvent) -> None:
    """Do what the acts put on the work queue: send mail, score a closed group."""
    for record in event:
        bootstrap.handle_work(record.body)
