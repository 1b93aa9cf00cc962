"""What the packages of others bring along and the Lambda never reads: half of the zip.

Each rule names what stays, so a new file of a library stays until somebody looks at it.
"""

import re

LANGUAGES = ("root", "nl", "en")
"""Of Babel's tables: ours, and the one that all others build on."""
SERVICES = ("dynamodb", "kms", "s3", "sesv2", "sqs", "sts")
"""Of botocore's descriptions: the services that adapters call (a test compares)."""

_LOCALE = re.compile(r"babel/locale-data/([A-Za-z]+)(?:_\w+)?\.dat")
_SERVICE = re.compile(r"botocore/data/([^/]+)/")
_FOR_COMPILERS = (".pyx", ".pxi", ".pxd", ".h")


def is_read(name: str) -> bool:
    """Tell whether a file of the package can be read by the function."""
    # Files compiled on the developer's machine follow its clock; we compile our own.
    if name.endswith((".pyc", *_FOR_COMPILERS)):
        return False
    if locale := _LOCALE.match(name):
        return locale[1] in LANGUAGES
    if service := _SERVICE.match(name):
        return service[1] in SERVICES
    return True
