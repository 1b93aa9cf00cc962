"""Media of a package, judged by their bytes: what a file is called or claims counts for nothing.

Each reader walks through a file to its end without decoding sound, film or compressed pictures
(PNG excepted), so hostile media meet no decoder on the server.
"""

from chalicelib.qti.packages.media.asset import Asset, read_asset
from chalicelib.qti.packages.media.types import check_declared, fits

__all__ = ["Asset", "check_declared", "fits", "read_asset"]
