"""Sentences with the dates in them, for the tests: a line is "sentence => words = meaning | words = meaning".

The meaning is the EDTF without anything known around it, then what else the words say: a weekday, how they
point at another day, the time of day, the part of the month. "=>" with nothing after it: no date.
"""

from articles.dates import DateContext, DateMention, resolve

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def meaning(mention: DateMention) -> str:
    """What a mention says, in the notation of the tables."""
    weekday = None if mention.weekday is None else WEEKDAYS[mention.weekday]
    edtf = resolve(mention, DateContext()).edtf
    said = (edtf, weekday, mention.relative, mention.time_of_day, mention.approximate)
    return " ".join(part for part in said if part)


def table(lines: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The rows of a table: a sentence, and the words and meanings of its dates in order."""
    rows = []
    for line in lines.strip().splitlines():
        sentence, _, dates = line.partition("=>")
        pairs = [date.split(" = ") for date in dates.split(" | ") if date.strip()]
        rows.append((sentence.strip(), [(words.strip(), said.strip()) for words, said in pairs]))
    return rows
