"""The e-mails of access, in Dutch."""

from chalicelib.core.access.model import CODE_LASTS
from chalicelib.core.kernel import SendMail


def one_time_password_mail(*, to: str, name: str, code: str) -> SendMail:
    """Write the mail with a one-time password. It holds no link, so a false one stands out."""
    minutes = int(CODE_LASTS.total_seconds() // 60)
    text = (
        f"Beste {name},\n"
        "\n"
        f"Uw eenmalige wachtwoord voor Facet is: {code}\n"
        "\n"
        "Vul dit wachtwoord in op de pagina waar u bent gebleven.\n"
        f"Het is {minutes} minuten geldig en u kunt het één keer gebruiken.\n"
        "\n"
        "Hebt u niet zelf ingelogd? Dan kent iemand anders uw wachtwoord. Geef deze code aan\n"
        "niemand en neem contact op met de beheerder Facet van uw instelling.\n"
        "\n"
        "Facet\n"
    )
    return SendMail(to=to, subject="Uw eenmalige wachtwoord voor Facet", text=text)
