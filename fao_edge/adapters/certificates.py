"""A certificate for https on a school network that nobody outside knows.

Made here: an authority of our own, which schools let their computers trust once, and a certificate
for this server that it signs. The authority stays; the certificate is made anew when the names of
the server change or it nears its end, and read from the disk at a start.
"""

import ipaddress
import socket
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from chalicelib.core.kernel import Fault
from fao_edge.adapters.keys import write_secret

AUTHORITY_LASTS = timedelta(days=3650)
LASTS = timedelta(days=397)
"""Apple's systems trust no server certificate that lasts much longer."""
RENEWED_BEFORE = timedelta(days=60)
YESTERDAY = timedelta(days=1)
"""Clocks of a school differ; one that is a bit behind must not see a certificate of tomorrow."""
ORGANISATION = "Facet FAO"
NAME_CHARACTERS_MAX = 64
SOMEWHERE = ("192.0.2.1", 9)
"""An address for documentation (RFC 5737): no packet goes there, but the way to it has a source."""

_Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class OwnCertificate:
    """Files in PEM: the certificate of this server with its key, and the authority behind it."""

    certificate: Path
    key: Path
    authority: Path
    names: tuple[str, ...]

    @property
    def ends_at(self) -> datetime:
        """When the certificate on the disk ends; one that was renewed ends later."""
        return x509.load_pem_x509_certificate(self.certificate.read_bytes()).not_valid_after_utc

    def renew(self, at: datetime) -> None:
        """Make the certificate anew, for the same names, when it nears its end.

        :raises Fault: if the folder cannot be used.
        """
        own_certificate(self.certificate.parent, self.names, at)

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the authority, as systems show it when they ask whether to trust it."""
        authority = x509.load_pem_x509_certificate(self.authority.read_bytes())
        return ":".join(f"{byte:02X}" for byte in authority.fingerprint(hashes.SHA256()))


def own_certificate(folder: Path, names: Iterable[str], at: datetime) -> OwnCertificate:
    """Give the certificate of this server for these names and addresses, made or renewed.

    :raises Fault: if the folder cannot be used.
    """
    own = OwnCertificate(
        folder / "server.crt", folder / "server.key", folder / "facet-ca.crt", tuple(names)
    )
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        authority, authority_key = _authority(own.authority, folder / "facet-ca.key", at)
        wanted = _alternatives(own.names)
        if not _is_good(own, authority, wanted, at):
            _issue(own, authority, authority_key, wanted, at)
    except (OSError, ValueError) as error:
        raise Fault(f"certificates in {folder}") from error
    return own


def names_of_machine() -> tuple[str, ...]:
    """Give the names and addresses by which this machine knows itself."""
    found = {"localhost": None, "127.0.0.1": None, socket.gethostname(): None}
    with suppress(OSError):
        found |= {str(one[4][0]): None for one in socket.getaddrinfo(socket.gethostname(), None)}
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(SOMEWHERE)
        found[str(probe.getsockname()[0])] = None
    # An address with a zone (fe80::1%eth0) means something on this machine only.
    return tuple(name for name in found if "%" not in name)


def _authority(path: Path, key_path: Path, at: datetime) -> tuple[x509.Certificate, _Key]:
    if path.exists() and key_path.exists():
        return x509.load_pem_x509_certificate(path.read_bytes()), _read_key(key_path)
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"{ORGANISATION} {socket.gethostname()}")
    made = (
        _begun(name, name, key.public_key(), at, AUTHORITY_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    write_secret(key_path, _pem(key))
    write_secret(path, made.public_bytes(serialization.Encoding.PEM))
    return made, key


def _issue(
    own: OwnCertificate,
    authority: x509.Certificate,
    authority_key: _Key,
    wanted: x509.SubjectAlternativeName,
    at: datetime,
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    made = (
        _begun(_name(ORGANISATION), authority.subject, key.public_key(), at, LASTS)
        .add_extension(wanted, critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()),
            critical=False,
        )
        .sign(authority_key, hashes.SHA256())
    )
    # The certificate goes first: a key without its certificate is made anew at the next start.
    own.certificate.unlink(missing_ok=True)
    write_secret(own.key, _pem(key))
    write_secret(own.certificate, made.public_bytes(serialization.Encoding.PEM))


def _begun(
    subject: x509.Name,
    issuer: x509.Name,
    public_key: ec.EllipticCurvePublicKey,
    at: datetime,
    lasts: timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - YESTERDAY)
        .not_valid_after(at + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
    )


def _is_good(
    own: OwnCertificate,
    authority: x509.Certificate,
    wanted: x509.SubjectAlternativeName,
    at: datetime,
) -> bool:
    if not (own.certificate.exists() and own.key.exists()):
        return False
    there = x509.load_pem_x509_certificate(own.certificate.read_bytes())
    names = there.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    is_ours = there.issuer == authority.subject
    return is_ours and set(names) == set(wanted) and there.not_valid_after_utc - at > RENEWED_BEFORE


def _alternatives(names: Iterable[str]) -> x509.SubjectAlternativeName:
    return x509.SubjectAlternativeName([_alternative(name) for name in dict.fromkeys(names)])


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text[:NAME_CHARACTERS_MAX])])


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        key_cert_sign=signs,
        crl_sign=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _pem(key: _Key) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _read_key(path: Path) -> _Key:
    key = serialization.load_pem_private_key(path.read_bytes(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError(f"{path.name} is another kind of key")
    return key
