"""Addresses of articles: their canonical form, their domain, and the date that some of them carry."""

import re
from datetime import datetime
from urllib.parse import SplitResult, urljoin, urlsplit

_TRACKING = re.compile(
    r"utm_\w*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|ysclid|igshid|igsh|twclid|mc_cid|mc_eid|"
    r"_ga|_gl|_openstat|zarsrc|at_\w+|cmpid|cmp|ns_\w+|ito|ocid|ref|ref_src|ref_url|referrer|fb_\w+|hsa_\w+|"
    r"pk_\w+|mtm_\w+|matomo_\w+|piwik_\w+|_hs\w+|hss_channel|mkt_tok|vero_\w+|oly_\w+|wickedid|s_cid|srsltid|"
    r"xtor|xtref|gaa_\w+|gad_source|gad_campaignid|wt_\w+|_branch_match_id|spm|share|shared|smid|amp|outputtype|"
    r"from_source|fromsource|yptr|__twitter_impression|guccounter|guce_\w+|tw_\w+|soc_src|soc_trk|_x_tr_\w+|taid",
    re.I,
)
_HOST = re.compile(r"(?:[^\s/?#@:\\\[\]%<>\".]+\.)+[^\s/?#@:\\\[\]%<>\".]+")
_FORBIDDEN = re.compile(r"[\s\x00-\x20\x7f<>\"\\^`{|}]")
_FOR_TELEPHONES = re.compile(r"\A/amp(?=/[^/])|/amp/?\Z|\.amp(?=\.html?\Z|\Z)")
_LONGEST = 1000  # bytes: what both databases can index


def canonical(url: str) -> str | None:
    """The one address under which an article is kept, or None where the printed one cannot be trusted.

    | http://VietnamPlus.vn/a              | https://vietnamplus.vn/a      |
    | https://m.vietnamplus.vn/a           | https://vietnamplus.vn/a      |
    | https://a.bd/amp/b, https://a.bd/b/amp/    | https://a.bd/b                |
    | www.vietnamplus.vn/a                 | https://www.vietnamplus.vn/a  |
    | https://a.vn:443/b?utm_source=x&id=5 | https://a.vn/b?id=5           |
    | https://a.vn/b#comments              | https://a.vn/b                |
    | http://a.vn:8080/b                   | http://a.vn:8080/b (nothing is known of https there) |
    | javascript:…, data:…, ftp://…        | None                          |
    | one with a password, a space, or over 1000 bytes      | None         |

    But for "amp", the path stays as printed, mistakes included.
    """
    parts = _split(url)
    if parts is None:
        return None
    port = _port(parts)
    scheme = parts.scheme if port else "https"
    query = "&".join(p for p in parts.query.split("&") if not _TRACKING.fullmatch(p.partition("=")[0]))
    return f"{scheme}://{_host(parts)}{port}{_path(parts)}{'?' + query if query else ''}"


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
    for label in ("m.", "amp.", "mobile.", "www.m.", "www.amp.", "touch.", "wap."):
        rest = host.removeprefix(label)
        if rest != host and "." in rest:
            return rest
    return host


def _path(parts: SplitResult) -> str:
    """The path without what only asks for the page of telephones: /amp/a, /a/amp, /a.amp, /a.amp.html."""
    path, before = _FOR_TELEPHONES.sub("", parts.path), parts.path
    while path != before:
        path, before = _FOR_TELEPHONES.sub("", path), path
    return path or "/"


def _port(parts: SplitResult) -> str:
    default = {"http": 80, "https": 443}[parts.scheme]
    return "" if parts.port in (None, default) else f":{parts.port}"


_EXACT_TIME = re.compile(r"(?<![^\W_])([0-9]{14})[0-9]{0,6}(?![0-9A-Za-z])")
# The number of a site, then year (two digits), day and time to the millisecond: 185251203173020517.htm
_SITE_AND_TIME = re.compile(r"(?<=-)[0-9]{3}([0-9]{12})[0-9]{3}(?=\.[a-z]|\Z)")
_FOLDERS = re.compile(r"/([0-9]{4})[/-]([0-9]{1,2})[/-]([0-9]{1,2})(?=[/_-]|\Z)")
_COMPACT_FOLDERS = re.compile(r"/([0-9]{4})[/-]?([0-9]{2})/?([0-9]{2})(?=/)")
_DAY_FIRST_FOLDERS = re.compile(r"/([0-9]{2})[/-]([0-9]{2})[/-]([0-9]{4})(?=[/_-]|\Z)")
_COMPACT = re.compile(r"(?<![^\W_])([0-9]{4})([0-9]{2})([0-9]{2})(?=[./]|\Z|[-_][0-9]{1,12}(?:[./]|\Z))")
_LEADING = re.compile(r"/([0-9]{4})([0-9]{2})([0-9]{2})(?=[-_])")
_TRAILING = re.compile(r"(?<=[-_])([0-9]{4})-([0-9]{2})-([0-9]{2})(?=[./]|\Z|[-_][0-9]{1,12}(?:[./]|\Z))")
_TRAILING_DAY_FIRST = re.compile(r"(?<=[-_])([0-9]{2})-([0-9]{2})-([0-9]{4})(?=[./]|\Z|-[0-9A-Z]{6,}\.)")
_MONTH_NAMED = re.compile(r"/([0-9]{4})/([a-z]{3})/([0-9]{1,2})(?=/)")
_MONTH_FOLDERS = re.compile(r"/([0-9]{4})/([0-9]{2})(?=/[^/]*[^\W\d])")
_YEAR_FOLDER = re.compile(r"/([0-9]{4})(?=/[^/]*[^\W\d])")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def published_from(url: str) -> str | None:
    """The day of publication (EDTF) that the path of an address carries, or None.

    | …/2025/10/25/talks.html                     | 2025-10-25                  |
    | …/2025-10-25/talks                          | 2025-10-25                  |
    | …-20251025191315697.htm                     | 2025-10-25 (19:13:15.697)   |
    | …-2025-10-25-88214                          | 2025-10-25                  |
    | …-20251025.html, …-20251025-118822, /20251025-…/ | 2025-10-25             |
    | …-185251025191315517.htm (number of the site, then 25-10-25 19:13:15.517) | 2025-10-25 |
    | …/25/10/2025/…, …-25-10-2025.php            | 2025-10-25                  |
    | …/2025/oct/25/…, …/202510/25/…              | 2025-10-25                  |
    | …-10398051.html, …-post1080861.vnp          | None: the number of an article |
    | …/2025/13/40/…, …-20251025991315697.htm     | None: no such day or time   |

    Only years from 1990 to 2100 are believed, and only real days and times. A number with a time of day
    goes before folders, folders before eight digits.
    """
    found = published_digits(url)
    return found[0] if found else None


def published_month(url: str) -> tuple[str, str] | None:
    """The month or the year (EDTF) that the folders of an address carry, with their digits, or None.

    | …/2026/02/joint-patrols/ | 2026-02 |
    | …/2026/joint-patrols     | 2026    |
    """
    parts = _split(url)
    path = parts.path if parts else ""
    for found in _MONTH_FOLDERS.finditer(path):
        if _day(f"{found.group(1)}-{found.group(2)}-01", "%Y-%m-%d"):
            return f"{found.group(1)}-{found.group(2)}", found.group().strip("/")
    for found in _YEAR_FOLDER.finditer(path):
        if _day(f"{found.group(1)}-01-01", "%Y-%m-%d"):
            return found.group(1), found.group(1)
    return None


def published_digits(url: str) -> tuple[str, str] | None:
    """As published_from, with the digits it was read from as they stand in the address."""
    parts = _split(url)
    if parts is None:
        return None
    for found in _EXACT_TIME.finditer(parts.path):
        if day := _day(found.group(1), "%Y%m%d%H%M%S"):
            return day, found.group()
    for found in _SITE_AND_TIME.finditer(parts.path):
        if day := _day(f"20{found.group(1)}", "%Y%m%d%H%M%S"):
            return day, found.group()
    for pattern in (_FOLDERS, _COMPACT_FOLDERS, _MONTH_NAMED, _COMPACT, _LEADING, _TRAILING):
        for found in pattern.finditer(parts.path):
            if day := _day("-".join(map(_number, found.groups())), "%Y-%m-%d"):
                return day, found.group().strip("/")
    for pattern in (_DAY_FIRST_FOLDERS, _TRAILING_DAY_FIRST):
        for found in pattern.finditer(parts.path):
            if day := _day("-".join(found.groups()), "%d-%m-%Y"):
                return day, found.group().strip("/")
    return None


def _number(digits: str) -> str:
    return str(_MONTHS.index(digits) + 1) if digits in _MONTHS else digits


def _day(digits: str, form: str) -> str | None:
    try:
        moment = datetime.strptime(digits, form)
    except ValueError:
        return None
    return moment.date().isoformat() if 1990 <= moment.year <= 2100 else None
