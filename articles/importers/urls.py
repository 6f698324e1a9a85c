"""Addresses of articles: their canonical form, their domain, and the date that some of them carry."""

import re
from datetime import datetime
from urllib.parse import SplitResult, urljoin, urlsplit

_TRACKING = re.compile(
    r"utm_\w*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|ysclid|igshid|igsh|twclid|mc_cid|mc_eid|"
    r"_ga|_gl|_openstat|zarsrc|at_medium|at_campaign|cmpid",
    re.I,
)
_HOST = re.compile(r"(?:[^\s/?#@:\\\[\]%<>\".]+\.)+[^\s/?#@:\\\[\]%<>\".]+")
_FORBIDDEN = re.compile(r"[\s\x00-\x20\x7f<>\"\\^`{|}]")
_LONGEST = 1000  # bytes: what both databases can index


def canonical(url: str) -> str | None:
    """The one address under which an article is kept, or None where the printed one cannot be trusted.

    | http://VietnamPlus.vn/a              | https://vietnamplus.vn/a      |
    | https://m.vietnamplus.vn/a           | https://vietnamplus.vn/a      |
    | www.vietnamplus.vn/a                 | https://www.vietnamplus.vn/a  |
    | https://a.vn:443/b?utm_source=x&id=5 | https://a.vn/b?id=5           |
    | https://a.vn/b#comments              | https://a.vn/b                |
    | http://a.vn:8080/b                   | http://a.vn:8080/b (nothing is known of https there) |
    | javascript:…, data:…, ftp://…        | None                          |
    | one with a password, a space, or over 1000 bytes      | None         |

    The path stays as printed, mistakes included.
    """
    parts = _split(url)
    if parts is None:
        return None
    port = _port(parts)
    scheme = parts.scheme if port else "https"
    query = "&".join(p for p in parts.query.split("&") if not _TRACKING.fullmatch(p.partition("=")[0]))
    return f"{scheme}://{_host(parts)}{port}{parts.path or '/'}{'?' + query if query else ''}"


def domain(url: str) -> str | None:
    """The host of an address without "www." and without a mobile label; None as for canonical."""
    parts = _split(url)
    return _host(parts).removeprefix("www.") if parts else None


def joined(base: str | None, url: str) -> str:
    """An address of a page made whole by the page's own; as printed where it is no address at all."""
    try:
        return urljoin(base, url.strip()) if base else url.strip()
    except ValueError:
        return url.strip()


def _split(url: str) -> SplitResult | None:
    url = url.strip()
    if url.lower().startswith("www."):
        url = f"https://{url}"
    if len(url.encode()) > _LONGEST or _FORBIDDEN.search(url):
        return None
    try:
        parts = urlsplit(url)
        number = parts.port
    except ValueError:
        return None
    trusted = parts.scheme in ("http", "https") and "@" not in parts.netloc and number != 0
    return parts if trusted and _HOST.fullmatch(_host(parts)) else None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    for label in ("m.", "amp."):
        rest = host.removeprefix(label)
        if rest != host and "." in rest:
            return rest
    return host


def _port(parts: SplitResult) -> str:
    default = {"http": 80, "https": 443}[parts.scheme]
    return "" if parts.port in (None, default) else f":{parts.port}"


_EXACT_TIME = re.compile(r"(?<![^\W_])([0-9]{14})[0-9]{0,6}(?![0-9A-Za-z])")
_FOLDERS = re.compile(r"/([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})(?=/|\Z)")
_COMPACT = re.compile(r"(?<![^\W_])([0-9]{4})([0-9]{2})([0-9]{2})(?=[./]|\Z)")
_DASHED = re.compile(r"/([0-9]{4})-([0-9]{2})-([0-9]{2})(?=/|\Z)")


def published_from(url: str) -> str | None:
    """The day of publication (EDTF) that the path of an address carries, or None.

    | …/2025/10/25/talks.html                     | 2025-10-25                  |
    | …/2025-10-25/talks                          | 2025-10-25                  |
    | …-20251025191315697.htm                     | 2025-10-25 (19:13:15.697)   |
    | …-20251025.html                             | 2025-10-25                  |
    | …-10398051.html, …-post1080861.vnp          | None: the number of an article |
    | …/2025/13/40/…, …-20251025991315697.htm     | None: no such day or time   |

    Only years from 1990 to 2100 are believed, and only real days and times. A number with a time of day
    goes before folders, folders before eight digits.
    """
    found = published_digits(url)
    return found[0] if found else None


def published_digits(url: str) -> tuple[str, str] | None:
    """As published_from, with the digits it was read from as they stand in the address."""
    parts = _split(url)
    if parts is None:
        return None
    for found in _EXACT_TIME.finditer(parts.path):
        if day := _day(found.group(1), "%Y%m%d%H%M%S"):
            return day, found.group()
    for pattern in (_FOLDERS, _DASHED, _COMPACT):
        for found in pattern.finditer(parts.path):
            if day := _day("-".join(found.groups()), "%Y-%m-%d"):
                return day, found.group().strip("/")
    return None


def _day(digits: str, form: str) -> str | None:
    try:
        moment = datetime.strptime(digits, form)
    except ValueError:
        return None
    return moment.date().isoformat() if 1990 <= moment.year <= 2100 else None
