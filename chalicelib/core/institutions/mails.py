"""Every e-mail about institutions and their administrator, as a function; see core/access/mails.

The Dutch stands in pages/mails. ``kind`` is a value of ``RegistrationKind``.
"""

from chalicelib.core.kernel import InstitutionId, SendMail, UserId


def sign_request_mail(
    *,
    to: str,
    board_name: str,
    institution: str,
    brin: str,
    administrator: str,
    kind: str,
    link: str,
    user_id: UserId | None = None,
    institution_id: InstitutionId | None = None,
) -> SendMail:
    """Write the mail in which the school board is asked to sign; ``link`` is where it does.

    ``administrator`` is empty where the form names none.
    """
    facts = {
        "board_name": board_name,
        "institution": institution,
        "brin": brin,
        "administrator": administrator,
        "kind": str(kind),
        "link": link,
    }
    return SendMail(to, "sign_request", facts, user_id, institution_id)


def registration_received_mail(
    *,
    to: str,
    name: str,
    institution: str,
    user_id: UserId | None = None,
    institution_id: InstitutionId | None = None,
) -> SendMail:
    """Write the mail that a form came in, and what happens next."""
    facts = {"name": name, "institution": institution}
    return SendMail(to, "registration_received", facts, user_id, institution_id)


def registration_approved_mail(
    *,
    to: str,
    board_name: str,
    institution: str,
    administrator: str,
    kind: str,
    user_id: UserId | None = None,
    institution_id: InstitutionId | None = None,
) -> SendMail:
    """Write the mail that tells the school board of an approval."""
    facts = {
        "board_name": board_name,
        "institution": institution,
        "administrator": administrator,
        "kind": str(kind),
    }
    return SendMail(to, "registration_approved", facts, user_id, institution_id)


def registration_refused_mail(
    *,
    to: str,
    name: str,
    institution: str,
    reason: str,
    kind: str,
    user_id: UserId | None = None,
    institution_id: InstitutionId | None = None,
) -> SendMail:
    """Write the mail that the helpdesk refused, with its reason."""
    facts = {"name": name, "institution": institution, "reason": reason, "kind": str(kind)}
    return SendMail(to, "registration_refused", facts, user_id, institution_id)
