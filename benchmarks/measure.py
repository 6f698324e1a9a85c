"""How long answers take: the median over many requests on one kept connection."""

import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.servers import Client


@dataclass
class Timing:
    """Milliseconds of single requests, and the sizes of their answers."""

    milliseconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.milliseconds)

    @property
    def size(self) -> int:
        return round(statistics.median(self.sizes))

    @property
    def slow(self) -> float:
        """What one answer in twenty exceeds."""
        return statistics.quantiles(self.milliseconds, n=20)[-1]

    def __iadd__(self, other: "Timing") -> "Timing":
        self.milliseconds += other.milliseconds
        self.sizes += other.sizes
        return self


def timed(
    client: Client, addresses: Sequence[str], headers: Mapping[str, str] | None = None, status: int = 200
) -> Timing:
    """Asks for each address in turn.  RuntimeError where an answer has another status."""
    found = Timing()
    for address in addresses:
        started = time.perf_counter()
        answer = client.get(address, headers)
        found.milliseconds.append(1000 * (time.perf_counter() - started))
        found.sizes.append(len(answer.body))
        if answer.status != status:
            raise RuntimeError(f"{address} answered {answer.status}, not {status}")
    return found
