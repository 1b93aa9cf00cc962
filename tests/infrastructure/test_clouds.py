"""The two clouds for tests hold what the app expects, and both refuse as AWS does."""

import boto3
import httpx
import pytest
from botocore.exceptions import ClientError

from chalicelib.config import settings
from tests.cloud import EmulatedCloud

TABLES = ("access", "planning", "sessions", "journal", "scoring", "audit")
KEY = {"pk": {"S": "a"}, "sk": {"S": "b"}}


def _check_everything_is_there() -> None:
    dynamodb, s3 = boto3.client("dynamodb"), boto3.client("s3")
    for table in TABLES:
        found = dynamodb.describe_table(TableName=settings().table_prefix + table)["Table"]
        assert [key["AttributeName"] for key in found["KeySchema"]] == ["pk", "sk"]
    for bucket in ("upload_bucket", "vault_bucket", "content_bucket", "files_bucket"):
        s3.head_bucket(Bucket=getattr(settings(), bucket))
    boto3.client("sqs").get_queue_url(QueueName=settings().work_queue)
    boto3.client("sesv2").get_email_identity(EmailIdentity=settings().sender)


def _check_a_key_opens_in_its_own_context_only() -> None:
    kms = boto3.client("kms")
    made = kms.generate_data_key(
        KeyId=settings().kms_key, KeySpec="AES_256", EncryptionContext={"form_id": "F"}
    )

    opened = kms.decrypt(CiphertextBlob=made["CiphertextBlob"], EncryptionContext={"form_id": "F"})
    assert opened["Plaintext"] == made["Plaintext"]
    with pytest.raises(kms.exceptions.InvalidCiphertextException):
        kms.decrypt(CiphertextBlob=made["CiphertextBlob"], EncryptionContext={"form_id": "G"})


def test_the_cloud_in_this_process_has_what_the_app_expects(cloud: None) -> None:
    _check_everything_is_there()
    _check_a_key_opens_in_its_own_context_only()


@pytest.mark.parametrize("round", [1, 2])
def test_every_test_begins_with_an_empty_cloud(cloud: None, round: int) -> None:
    boto3.client("dynamodb").put_item(
        TableName=settings().table_prefix + "access",
        Item=KEY,
        ConditionExpression="attribute_not_exists(pk)",
    )


@pytest.mark.emulator
def test_the_emulated_cloud_has_what_the_app_expects(emulated_cloud: EmulatedCloud) -> None:
    _check_everything_is_there()
    _check_a_key_opens_in_its_own_context_only()


@pytest.mark.emulator
def test_a_failed_condition_shows_what_was_there(emulated_cloud: EmulatedCloud) -> None:
    client = boto3.client("dynamodb")
    table = settings().table_prefix + "journal"
    client.put_item(TableName=table, Item={**KEY, "hash": {"S": "1"}})

    with pytest.raises(client.exceptions.ConditionalCheckFailedException) as refused:
        client.put_item(
            TableName=table,
            Item={**KEY, "hash": {"S": "2"}},
            ConditionExpression="attribute_not_exists(pk)",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )

    assert refused.value.response["Item"]["hash"] == {"S": "1"}  # type: ignore[typeddict-item]


@pytest.mark.emulator
def test_a_transaction_that_fails_changes_nothing(emulated_cloud: EmulatedCloud) -> None:
    client = boto3.client("dynamodb")
    table = settings().table_prefix + "audit"
    other = {"pk": {"S": "other"}, "sk": {"S": "b"}}
    client.put_item(TableName=table, Item=KEY)

    with pytest.raises(client.exceptions.TransactionCanceledException):
        client.transact_write_items(
            TransactItems=[
                {"Put": {"TableName": table, "Item": other}},
                {
                    "Put": {
                        "TableName": table,
                        "Item": KEY,
                        "ConditionExpression": "attribute_not_exists(pk)",
                    }
                },
            ]
        )

    assert "Item" not in client.get_item(TableName=table, Key=other)


@pytest.mark.emulator
def test_a_browser_posts_an_upload_and_is_sent_back(emulated_cloud: EmulatedCloud) -> None:
    s3 = boto3.client("s3")
    back = "https://facet.example.nl/api/exams/E/packages"
    post = s3.generate_presigned_post(
        settings().upload_bucket,
        "uploads/1",
        Fields={"success_action_redirect": back},
        Conditions=[{"success_action_redirect": back}, ["content-length-range", 1, 100]],
    )

    answer = httpx.post(post["url"], data=post["fields"], files={"file": ("exam.zip", b"zip")})
    too_large = httpx.post(
        post["url"], data=post["fields"], files={"file": ("exam.zip", b"z" * 101)}
    )

    assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, back)
    assert s3.get_object(Bucket=settings().upload_bucket, Key="uploads/1")["Body"].read() == b"zip"
    assert too_large.status_code == 400


@pytest.mark.emulator
def test_a_download_carries_its_file_name(emulated_cloud: EmulatedCloud) -> None:
    s3 = boto3.client("s3")
    s3.put_object(Bucket=settings().files_bucket, Key="scores.csv", Body=b"a;b")
    named = 'attachment; filename="scores.csv"'
    address = s3.generate_presigned_url(
        "get_object",
        Params={
            "Bucket": settings().files_bucket,
            "Key": "scores.csv",
            "ResponseContentDisposition": named,
        },
    )

    answer = httpx.get(address)

    assert (answer.text, answer.headers.get("content-disposition")) == ("a;b", named)


@pytest.mark.emulator
def test_work_that_keeps_failing_ends_up_apart(emulated_cloud: EmulatedCloud) -> None:
    sqs = boto3.client("sqs")
    queue = sqs.get_queue_url(QueueName=settings().work_queue)["QueueUrl"]
    failed = sqs.get_queue_url(QueueName=f"{settings().work_queue}-failed")["QueueUrl"]
    sqs.send_message(QueueUrl=queue, MessageBody="hopeless")

    for _ in range(6):
        sqs.receive_message(QueueUrl=queue, VisibilityTimeout=0, WaitTimeSeconds=0)

    (message,) = sqs.receive_message(QueueUrl=failed, WaitTimeSeconds=1)["Messages"]
    assert message["Body"] == "hopeless"


@pytest.mark.emulator
def test_mail_leaves_from_the_verified_sender_only(emulated_cloud: EmulatedCloud) -> None:
    client = boto3.client("sesv2")
    content = {"Simple": {"Subject": {"Data": "Hé"}, "Body": {"Text": {"Data": "uw code"}}}}
    to = {"ToAddresses": ["pien@school.example"]}
    client.send_email(FromEmailAddress=settings().sender, Destination=to, Content=content)  # type: ignore[arg-type]

    with pytest.raises(ClientError):
        client.send_email(FromEmailAddress="x@other.example", Destination=to, Content=content)  # type: ignore[arg-type]
