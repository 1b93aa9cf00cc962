"""Who may enter and what they may reach: accounts, logins, one-time passwords, roles."""

from chalicelib.core.access.model import Actor, Role, Scope

__all__ = ["Actor", "Role", "Scope"]
