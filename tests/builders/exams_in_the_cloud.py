"""All services of exams over the cloud of a test."""

import boto3

from chalicelib.adapters.dynamodb.exams import (
    DynamoExamStore,
    DynamoFormStore,
    DynamoWrappedKeyStore,
)
from chalicelib.adapters.dynamodb.import_progress import DynamoImportProgressStore
from chalicelib.adapters.kms import KmsKeyVault
from chalicelib.adapters.s3 import S3BlobStore, S3UploadStore
from chalicelib.config import settings
from chalicelib.core.exams import PackageMaster, PartSealer
from tests.builders.exams import PublishingHouse
from tests.fakes.keys import FakePartSealer


class PostableUploads:
    """The upload bucket, and what a browser does with it."""

    def __init__(self) -> None:
        store = S3UploadStore(settings().upload_bucket, None)
        self.presign_upload = store.presign_upload
        self.check = store.check
        self.take = store.take
        self.discard = store.discard
        self._s3 = boto3.client("s3")

    def post(self, fields: dict[str, str], data: bytes) -> None:
        self._s3.put_object(Bucket=settings().upload_bucket, Key=fields["key"], Body=data)


def a_house_in_the_cloud(
    packages: PackageMaster, sealer: PartSealer | None = None
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
        progress=DynamoImportProgressStore(),
        uploads=PostableUploads(),  # type: ignore[arg-type]
        sealer=sealer or FakePartSealer(),
    )
