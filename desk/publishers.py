"""The publisher that somebody means who writes a name or a domain."""

import re

from articles.importers import urls
from articles.models import Publisher
from articles.text.normalise import exact_key

_DOMAIN = re.compile(r"(?:[^\s/?#@:.]+\.)+[^\s/?#@:.]{2,}")


def named_publisher(written: str, address: str = "") -> tuple[str, str] | None:
    """Its domain and name; None where the name is unknown and no address says whose it is.

    | “Nhân Dân”, held as nhandan.vn          | nhandan.vn, Nhân Dân |
    | “nhandan.vn”                            | nhandan.vn, its name |
    | “New Paper” with https://new.example/a  | new.example, New Paper |
    """
    domain = written.lower().removeprefix("www.")
    known = _of_name(written) or Publisher.objects.filter(domain=domain).first()
    if known:
        return known.domain, known.name
    if _DOMAIN.fullmatch(written):
        return domain, written
    of_address = urls.domain(address)
    return (of_address, written) if of_address else None


def _of_name(written: str) -> Publisher | None:
    """Capitals are compared here: SQLite knows those of ASCII alone."""
    wanted = exact_key(written)
    names = Publisher.objects.order_by("pk").values_list("pk", "name")
    found = next((pk for pk, name in names if exact_key(name) == wanted), None)
    return Publisher.objects.get(pk=found) if found else None
