"""An emulated cloud in this process with what exams and scores need."""

from collections.abc import Iterator
from contextlib import contextmanager

from boto3.session import Session
from moto import mock_aws

from chalicelib.adapters.dynamodb.exams import ExamRecord
from chalicelib.adapters.dynamodb.scores import ScoreRecord
from chalicelib.config import settings


@contextmanager
def local_cloud() -> Iterator[Session]:
    """Give an empty cloud, forgotten afterwards."""
    with mock_aws():
        session = Session(region_name=settings().region)
        for record in (ExamRecord, ScoreRecord):
            record.create_table(billing_mode="PAY_PER_REQUEST")
        s3, kms = session.client("s3"), session.client("kms")
        for bucket in (
            settings().upload_bucket,
            settings().vault_bucket,
            settings().content_bucket,
            settings().files_bucket,
        ):
            s3.create_bucket(
                Bucket=bucket,
                CreateBucketConfiguration={"LocationConstraint": "eu-central-1"},
            )
        key_id = kms.create_key()["KeyMetadata"]["KeyId"]
        kms.create_alias(AliasName=settings().kms_key, TargetKeyId=key_id)
        yield session
