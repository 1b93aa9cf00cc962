"""How the rules of candidates say no."""

from chalicelib.core.kernel import Refusal, RefusalKind


class ImportFileTooLarge(Refusal):
    """The file is larger than ``limit_bytes``."""

    kind = RefusalKind.TOO_LARGE
    reference = "import-file-too-large"


class ImportTooManyRows(Refusal):
    """The file holds more than ``limit_rows`` candidates."""

    kind = RefusalKind.TOO_LARGE
    reference = "import-too-many-rows"


class ImportHasErrors(Refusal):
    """The file holds ``errors`` errors, so nothing of it is saved."""

    reference = "import-has-errors"


class ImportOutdated(Refusal):
    """The candidates of the site changed after the file was read; read it again."""

    reference = "import-outdated"
