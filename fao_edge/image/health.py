"""The health check of the image: ends with 0 if the server beside it answers, else with 1.

It asks on 127.0.0.1 and does not look at the certificate, which names the school's addresses.
"""

import ssl
import sys
from http.client import HTTPConnection, HTTPException, HTTPSConnection

from fao_edge.config import EdgeSettings, settings

TIMEOUT_SECONDS = 4


def main() -> int:
    """Ask once; a refusal to answer is told, not thrown."""
    try:
        return int(_status(settings()) != 200)
    except (OSError, HTTPException) as failure:
        print(f"no answer: {failure}", file=sys.stderr)  # noqa: T201 - the engine keeps it
        return 1


def _status(setting: EdgeSettings) -> int:
    where = ("127.0.0.1", setting.port)
    if setting.is_plain:
        connection = HTTPConnection(*where, timeout=TIMEOUT_SECONDS)
    else:
        trusting = ssl.create_default_context()
        trusting.check_hostname = False
        trusting.verify_mode = ssl.CERT_NONE
        connection = HTTPSConnection(*where, timeout=TIMEOUT_SECONDS, context=trusting)
    connection.request("GET", "/api/v1/health")
    return connection.getresponse().status


if __name__ == "__main__":
    raise SystemExit(main())
