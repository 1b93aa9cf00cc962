"""The work queue in memory."""

from chalicelib.core.kernel import SendMail, Work


class FakeWorkQueue:
    """Remembers what was put on it."""

    def __init__(self) -> None:
        self.works: list[Work] = []

    def put(self, work: Work) -> None:
        self.works.append(work)

    @property
    def mails(self) -> list[SendMail]:
        return [work for work in self.works if isinstance(work, SendMail)]
