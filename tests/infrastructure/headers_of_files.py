"""The security headers of files, as web.yaml gives them to CloudFront."""

from typing import Any

from infrastructure.templates import WEB, load

Headers = tuple[tuple[str, str], ...]


def headers_of(policy: str) -> Headers:
    """Give the headers that one response headers policy of web.yaml puts on an answer."""
    resource = load(WEB)["Resources"][policy]
    config = resource["Properties"]["ResponseHeadersPolicyConfig"]
    security = config["SecurityHeadersConfig"]
    own = ((item["Header"], item["Value"]) for item in config["CustomHeadersConfig"]["Items"])
    return (
        ("Content-Security-Policy", security["ContentSecurityPolicy"]["ContentSecurityPolicy"]),
        ("Strict-Transport-Security", _hsts(security["StrictTransportSecurity"])),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", security["ReferrerPolicy"]["ReferrerPolicy"]),
        *own,
    )


def _hsts(setting: dict[str, Any]) -> str:
    ending = "; includeSubDomains" if setting["IncludeSubdomains"] else ""
    return f"max-age={setting['AccessControlMaxAgeSec']}{ending}"
