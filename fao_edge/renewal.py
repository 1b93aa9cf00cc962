"""A school server that runs for long renews its certificate, and says that it must start again.

What serves https reads the certificate when it starts, and cannot be told to read it again.
"""

import logging
from threading import Event

from chalicelib.core.kernel import Clock
from fao_edge.adapters.certificates import OwnCertificate
from fao_edge.background import Chore

logger = logging.getLogger("facet.edge")

DAY_SECONDS = 24 * 60 * 60.0
START_AGAIN = (
    "Het certificaat op de schijf is vernieuwd, maar deze FAO werkt nog met het oude, dat verloopt"
    " op %s. Start de FAO daarvoor opnieuw, buiten de examens: sudo docker compose restart"
)


def renewal(own: OwnCertificate, clock: Clock) -> Chore:
    """Give the chore that looks once a day; make it before the certificate is served."""
    served_until = own.ends_at

    def look() -> float:
        own.renew(clock())
        if own.ends_at != served_until:
            logger.warning(START_AGAIN, f"{served_until:%d-%m-%Y}")
        return DAY_SECONDS

    return Chore("certificaat", look, DAY_SECONDS, Event())
