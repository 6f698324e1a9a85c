"""A request that tests knock with at an address of the desk."""

from dataclasses import dataclass, field
from typing import Any

from desk.roles import Role


@dataclass(frozen=True)
class Knock:
    """kwargs: of the route. query: of the address. data: of the form that is sent; None where the view only
    shows. status: what somebody with the right gets; instead: what a role gets that may do less than others."""

    kwargs: dict[str, Any] = field(default_factory=dict)
    query: str = ""
    data: dict[str, Any] | None = None
    status: int = 200
    instead: dict[Role, int] = field(default_factory=dict)
