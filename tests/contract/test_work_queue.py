"""Work that is put on the queue can be read back, and mail leaves as it was written."""

import pytest
from boto3.session import Session
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends

from chalicelib.adapters.queue import SqsWorkQueue, UnknownWorkError, from_json, to_json
from chalicelib.adapters.ses import SesMailer
from chalicelib.config import settings
from chalicelib.core.kernel import (
    AppendEvent,
    Fault,
    GroupId,
    InstitutionId,
    RenderedMail,
    ScoreGroup,
    SendMail,
    UserId,
    Work,
)

MAIL = SendMail(
    to="pien@school.example.nl",
    template="one_time_password",
    facts={"name": "Zoë", "code": "12345678"},
    user_id=UserId("PIEN"),
    institution_id=InstitutionId("SCHOOL"),
)
RENDERED = RenderedMail(
    to="pien@school.example.nl",
    template="one_time_password",
    subject="Eén bericht",
    text="Beste Pien,\n\n€ 1\n",
    html="<p>Beste Pien,<p>€ 1",
)
SCORE = ScoreGroup(InstitutionId("SCHOOL"), GroupId("GROUP"))


EVENT = AppendEvent('{"name": "log_in_failed"}')


@pytest.mark.parametrize("work", [MAIL, SCORE, EVENT])
def test_work_comes_off_the_queue_as_it_was_put_on(cloud: None, work: Work) -> None:
    sqs = Session(region_name=settings().region).client("sqs")
    url = sqs.get_queue_url(QueueName=settings().work_queue)["QueueUrl"]

    SqsWorkQueue(settings().work_queue).put(work)

    bodies = [message["Body"] for message in sqs.receive_message(QueueUrl=url)["Messages"]]
    assert [from_json(body) for body in bodies] == [work]


def test_the_json_of_work_is_what_other_programs_were_told() -> None:
    assert to_json(SCORE) == (
        '{"kind": "score_group", "institution_id": "SCHOOL", "group_id": "GROUP"}'
    )


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"kind": "bake_bread"}', '{"kind": "score_group", "group_id": "G"}']
)
def test_a_message_that_is_none_of_ours_is_not_understood(text: str) -> None:
    with pytest.raises(UnknownWorkError):
        from_json(text)


def test_a_queue_that_is_not_there_is_a_fault(cloud: None) -> None:
    with pytest.raises(Fault):
        SqsWorkQueue("no-such-queue").put(SCORE)


def test_a_mail_leaves_as_it_was_written(cloud: None) -> None:
    SesMailer(settings().sender).send(RENDERED)

    sent = ses_backends[DEFAULT_ACCOUNT_ID][settings().region].sent_messages
    assert [(m.source, m.subject, m.body, m.destinations["ToAddresses"]) for m in sent] == [
        (settings().sender, RENDERED.subject, RENDERED.html, [RENDERED.to])
    ]


def test_a_sender_that_was_never_verified_is_a_fault(cloud: None) -> None:
    with pytest.raises(Fault):
        SesMailer("stranger@example.nl").send(RENDERED)
