"""Tells what a function imports and which module takes how long, by ``python -X importtime``.

That makes it slower itself: ``bench.package_size`` measures the whole, as it is deployed.
"""

import os
import re
import subprocess
import sys

ROW = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|( +)(\S+)")
ENVIRONMENT = {
    "AWS_DEFAULT_REGION": "eu-central-1",
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "FACET_TABLE_PREFIX": "facet-bench-",
    "FACET_UPLOAD_BUCKET": "upload",
    "FACET_VAULT_BUCKET": "vault",
    "FACET_CONTENT_BUCKET": "content",
    "FACET_FILES_BUCKET": "files",
    "FACET_INBOX_BUCKET": "inbox",
    "FACET_KMS_KEY": "alias/bench",
    "FACET_WORK_QUEUE": "work",
    "FACET_IMPORT_QUEUE": "import",
    "FACET_SENDER": "facet@example.nl",
    "FACET_PUBLIC_ORIGIN": "https://facet.example.nl",
    "FACET_PUBLIC_BASE_PATH": "/api",
    "FACET_SERVER_SECRET": "nobody-signs-anything-with-this-secret",
    "FACET_UPLOAD_ORIGIN": "https://upload.example.nl",
}
NEVER_IN_DELIVERY = ("jinja2", "lxml", "boto3", "openpyxl", "argon2", "aws_xray_sdk")


def import_times(acts: str) -> dict[str, int]:
    """Import the front door in a fresh Python; give microseconds for each module by itself."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import app"],
        env={**os.environ, **ENVIRONMENT, "FACET_ACTS": acts},
        capture_output=True,
        text=True,
        check=True,
    )
    return {row[4]: int(row[1]) for row in ROW.finditer(done.stderr)}
