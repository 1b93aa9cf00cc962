"""An emulated cloud in this process with what exams and scores need."""

from collections.abc import Iterator
from contextlib import contextmanager

from boto3.session import Session
from moto import mock_aws

from chalicelib.adapters.dynamodb.exams import (
    DynamoExamStore,
    DynamoFormStore,
    DynamoWrappedKeyStore,
    ExamRecord,
)
from chalicelib.adapters.dynamodb.scores import ScoreRecord
from chalicelib.adapters.kms import KmsKeyVault
from chalicelib.adapters.s3 import S3BlobStore, S3UploadStore
from chalicelib.config import settings
from chalicelib.core.exams import PackageMaster, PartSealer
from tests.builders.exams import PublishingHouse
from tests.fakes.keys import FakePartSealer


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


class PostableUploads:
    """The upload bucket, and what a browser does with it."""

    def __init__(self, session: Session) -> None:
        store = S3UploadStore(settings().upload_bucket, None)
        self.presign_upload = store.presign_upload
        self.take = store.take
        self.discard = store.discard
        self._s3 = session.client("s3")

    def post(self, fields: dict[str, str], data: bytes) -> None:
        self._s3.put_object(Bucket=settings().upload_bucket, Key=fields["key"], Body=data)


def a_house_in_the_cloud(
    session: Session, packages: PackageMaster, sealer: PartSealer | None = None
) -> PublishingHouse:
    """Give all services of exams over the emulated cloud."""
    return PublishingHouse(
        packages=packages,
        exams=DynamoExamStore(),
        forms=DynamoFormStore(),
        wrapped_keys=DynamoWrappedKeyStore(),
        content=S3BlobStore(settings().content_bucket, "content"),
        vault=S3BlobStore(settings().vault_bucket, "forms"),
        key_vault=KmsKeyVault(settings().kms_key),
        uploads=PostableUploads(session),  # type: ignore[arg-type]
        sealer=sealer or FakePartSealer(),
    )
