"""Who this school server is: what the cloud said when it was activated, kept in a file."""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from chalicelib.core.kernel import Fault, NotFound
from chalicelib.core.sync import Activated
from fao_edge.adapters.keys import write_secret

_ACTIVATED = TypeAdapter(Activated)


def read_identity(path: Path) -> Activated:
    """Give what was kept. :raises NotFound: if it was never activated. :raises Fault: if damaged.

    ``server_time`` is the cloud's time of the activation.
    """
    try:
        return _ACTIVATED.validate_json(path.read_bytes())
    except FileNotFoundError:
        raise NotFound() from None
    except (OSError, ValidationError) as error:
        raise Fault(f"{path.name} cannot be read") from error


def keep_identity(path: Path, identity: Activated) -> None:
    """Keep who this server is. :raises Fault: if the disk does not take it."""
    try:
        write_secret(path, _ACTIVATED.dump_json(identity))
    except OSError as error:
        raise Fault(f"{path.name} cannot be written") from error
