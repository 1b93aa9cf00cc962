"""Which browsers candidates may come in with; every exam may still be taken in any browser."""

from chalicelib.core.sessions import BrowserEvidence, BrowserProof


class NoLockedBrowser:
    """Fulfils ``LockedBrowsers`` where no locked browser is required."""

    def check(self, evidence: BrowserEvidence) -> BrowserProof | None:  # noqa: ARG002 - any will do
        """Accept the browser; the login has nothing to show."""
        return None

    def accepts(self, proof: BrowserProof | None) -> bool:  # noqa: ARG002 - none is needed
        """Say yes."""
        return True
