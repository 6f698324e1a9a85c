"""One request for every address of the desk, for tests that knock at all of them.

A view is listed by the name of its route.  What a writing view needs to do its work is made by its function:
it runs inside a test with the curated archive.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Knock:
    """kwargs: of the route. query: of the address. data: of the form that is sent; None where the view only
    shows. status: what somebody with the right gets."""

    kwargs: dict[str, Any] = field(default_factory=dict)
    query: str = ""
    data: dict[str, Any] | None = None
    status: int = 200


ADDRESSES: dict[str, Callable[[], Knock]] = {
    "overview": Knock,
}
