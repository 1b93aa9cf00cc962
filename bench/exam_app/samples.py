"""What a page holds in memory, asked of Chromium and of the system after garbage collection."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.processes import usage
from tests.journeys.chromium import Person

_COLLECTIONS = 3
"""What the first frees can free more: finalisers run in between."""
_STORED = "async () => (await navigator.storage.estimate()).usage"
_BLOBS = "() => window.facetBlobs()"
_BETWEEN_MS = 100


@dataclass(frozen=True)
class Sample:
    """What was there ``hours`` after the beginning; nodes and listeners count detached ones too."""

    hours: float
    heap_bytes: float
    nodes: int
    listeners: int
    blobs: int
    resident_bytes: int
    stored_bytes: int


class Sampler:
    """Takes samples of the page of one person; ``blob_count.js`` must run in it."""

    def __init__(self, person: Person) -> None:
        self._page = person.page
        self._tab = person.context.new_cdp_session(person.page)
        browser = person.context.browser
        if browser is None:
            raise ValueError("a profile in a folder tells no processes")
        self._browser = browser.new_browser_cdp_session()
        self._tab.send("Performance.enable")

    def take(self, hours: float) -> Sample:
        """Collect garbage and count what is left."""
        for _ in range(_COLLECTIONS):
            self._tab.send("HeapProfiler.collectGarbage")
            self._page.wait_for_timeout(_BETWEEN_MS)
        told = self._tab.send("Performance.getMetrics")["metrics"]
        metrics = {one["name"]: one["value"] for one in told}
        return Sample(
            hours=hours,
            heap_bytes=metrics["JSHeapUsedSize"],
            nodes=int(metrics["Nodes"]),
            listeners=int(metrics["JSEventListeners"]),
            blobs=int(self._page.evaluate(_BLOBS)),
            resident_bytes=self._resident_bytes(),
            stored_bytes=int(self._page.evaluate(_STORED)),
        )

    def _resident_bytes(self) -> int:
        """Measure the largest renderer: the browser of a journey shows one page, and spares."""
        processes = self._browser.send("SystemInfo.getProcessInfo")["processInfo"]
        renderers = [one["id"] for one in processes if one["type"] == "renderer"]
        return max(usage(int(pid)).resident_bytes for pid in renderers)


def growth_per_hour(points: Sequence[tuple[float, float]]) -> float:
    """Fit a line through what was counted at these hours, and give its slope (least squares).

    :raises ZeroDivisionError: if all moments are the same.
    """
    count = len(points)
    middle_hour = sum(hour for hour, _ in points) / count
    middle = sum(value for _, value in points) / count
    along = sum((hour - middle_hour) * (value - middle) for hour, value in points)
    return along / sum((hour - middle_hour) ** 2 for hour, _ in points)
