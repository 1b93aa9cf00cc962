"""Exams' and results' files on S3."""

from chalicelib.adapters.s3.blobs import S3BlobStore
from chalicelib.adapters.s3.files import S3FileStore
from chalicelib.adapters.s3.uploads import S3UploadStore

__all__ = ["S3BlobStore", "S3FileStore", "S3UploadStore"]
