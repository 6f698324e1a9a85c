"""A plain text as a machine gives it back: one line a paragraph, in the order of the source.  Pure."""

from articles.exchange.unit import MAX_UNITS, Unreadable, decoded, gettext_noop


def read(data: bytes) -> list[str]:
    """The lines that show anything.  Unreadable where there is none or too many."""
    lines = [line.strip() for line in decoded(data).splitlines() if line.strip()]
    if not lines:
        raise Unreadable(gettext_noop("The file holds no text."))
    if len(lines) > MAX_UNITS:
        raise Unreadable(gettext_noop("The file holds more than %(number)s segments."), number=MAX_UNITS)
    return lines
