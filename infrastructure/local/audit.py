"""``python -m infrastructure.local.audit`` checks the audit chains of a running ``make run``."""

import os
import sys

from botocore.exceptions import BotoCoreError

from infrastructure.deploying.audit import check_all
from infrastructure.deploying.deployment import DeployRefused
from infrastructure.local.place import developers_place
from infrastructure.local.running import STAGE
from infrastructure.local.stack import environment


def main() -> int:
    """Check every chain; the first bad line of each is named."""
    place = developers_place()
    try:
        os.environ |= environment(place, stage=STAGE)
        for line in check_all(sys.argv[1:]):
            print(line)
    except (DeployRefused, BotoCoreError) as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
