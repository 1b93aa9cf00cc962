"""A form that was signed on paper: its scan comes in, is kept encrypted, and can be looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from chalicelib.core.access import Actor
from chalicelib.core.institutions.errors import (
    ScanNotReadable,
    SignatureIncomplete,
    SignedOnInvalid,
)
from chalicelib.core.institutions.model import RegistrationId, Signature, dutch_day
from chalicelib.core.institutions.ports import (
    OfferedFiles,
    RegistrationStore,
    ScanUploads,
    ScanVault,
)
from chalicelib.core.institutions.service.checking import require_helpdesk
from chalicelib.core.institutions.service.signing import NAME_MAX
from chalicelib.core.institutions.views import ScanUploadView
from chalicelib.core.kernel import Clock, NotFound

SCAN_BYTES_MAX = 10_000_000
BEFORE_FACET = date(2010, 1, 1)
KINDS = (
    (b"%PDF-", "application/pdf", "pdf"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
)
"""The first bytes of what may be a scan (the formats' own signatures), its type and its ending."""


@dataclass(frozen=True)
class PaperSignatures:
    """Records that the board signed on paper, with the scan as proof."""

    registrations: RegistrationStore
    uploads: ScanUploads
    vault: ScanVault
    files: OfferedFiles
    link: Callable[[str], str]
    clock: Clock

    def start_scan(self, actor: Actor, *, registration_id: RegistrationId) -> ScanUploadView:
        """Make room for a scan, and say where a browser posts it to.

        :raises RegistrationStateRefusal: unless the board still has to sign.
        """
        require_helpdesk(actor)
        self.registrations.get(registration_id).state.sign()
        upload = self.uploads.presign(
            _key(registration_id),
            max_bytes=SCAN_BYTES_MAX,
            redirect_to=self.link(f"/registrations/{registration_id}/paper"),
        )
        return ScanUploadView(registration_id, upload.url, dict(upload.fields), SCAN_BYTES_MAX)

    def record(
        self, actor: Actor, *, registration_id: RegistrationId, name: str, signed_on: date
    ) -> RegistrationId:
        """Record the signature on the scan that was posted.

        The scan is kept before the signature is: a call that breaks off can be repeated.

        :raises RegistrationStateRefusal: unless the board still has to sign.
        :raises SignatureIncomplete: without the name of who signed.
        :raises SignedOnInvalid: for a day to come, or long ago.
        :raises ScanMissing: if nothing has arrived.
        :raises ScanTooLarge: above 10 MB.
        :raises ScanNotReadable: unless it is a PDF, a JPEG or a PNG.
        """
        require_helpdesk(actor)
        found = self.registrations.get(registration_id)
        found.state.sign()
        at = self.clock()
        if not 0 < len(name.strip()) <= NAME_MAX:
            raise SignatureIncomplete(field="name")
        if not BEFORE_FACET <= signed_on <= dutch_day(at):
            raise SignedOnInvalid(field="signed_on")
        data = self.uploads.take(_key(registration_id), max_bytes=SCAN_BYTES_MAX)
        _kind_of(data)
        self.vault.keep(registration_id, data)
        signature = Signature(
            name=name.strip(),
            signed_on=signed_on,
            recorded_at=at,
            digest=found.form.digest(),
            has_scan=True,
            recorded_by=actor.user_id,
        )
        self.registrations.save(found.sign(signature))
        self.uploads.discard(_key(registration_id))
        return registration_id

    def offer_scan(self, actor: Actor, *, registration_id: RegistrationId) -> str:
        """Give the address where the scan can be fetched for a few minutes.

        :raises NotFound: if the registration was not signed on paper.
        """
        require_helpdesk(actor)
        signature = self.registrations.get(registration_id).signature
        if signature is None or not signature.has_scan:
            raise NotFound
        data = self.vault.read(registration_id)
        media_type, ending = _kind_of(data)
        return self.files.offer(f"ondertekening-{registration_id}.{ending}", media_type, data)


def _key(registration_id: RegistrationId) -> str:
    return f"scans/{registration_id}"


def _kind_of(data: bytes) -> tuple[str, str]:
    for beginning, media_type, ending in KINDS:
        if data.startswith(beginning):
            return media_type, ending
    raise ScanNotReadable
