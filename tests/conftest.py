"""The environment every test runs in: an invented deployment that reaches no network."""

import os

os.environ |= {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "eu-central-1",
    "FACET_TABLE_PREFIX": "facet-test-",
    "FACET_UPLOAD_BUCKET": "facet-test-upload",
    "FACET_VAULT_BUCKET": "facet-test-vault",
    "FACET_CONTENT_BUCKET": "facet-test-content",
    "FACET_FILES_BUCKET": "facet-test-files",
    "FACET_INBOX_BUCKET": "facet-test-inbox",
    "FACET_KMS_KEY": "alias/facet-test",
    "FACET_WORK_QUEUE": "facet-test-work",
    "FACET_IMPORT_QUEUE": "facet-test-import",
    "FACET_SENDER": "facet@example.nl",
    "FACET_PUBLIC_ORIGIN": "https://facet.example.nl",
    "FACET_PUBLIC_BASE_PATH": "/api",
    "FACET_SERVER_SECRET": "a-secret-that-only-tests-know-0123456789",
    "FACET_UPLOAD_ORIGIN": "https://upload.example.nl",
}

pytest_plugins = ["tests.cloud", "tests.school_server"]
