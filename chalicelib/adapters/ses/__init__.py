"""E-mail through Amazon SES."""

from chalicelib.adapters.ses.mailer import SesMailer

__all__ = ["SesMailer"]
