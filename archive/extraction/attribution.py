"""Which meeting each sentence of a text speaks of, where the text reports several.

| A met B. … Before that, C consulted D. … "A stressed that …"       | the last sentence is of the first meeting   |
| A met B. … Then A received C. … "A thanked C", "the guest said"     | these are of the second                     |
| A met B. … Then A received C. … "It provides for training."         | of the second: nothing leads back           |
"""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.extraction.sentences import Sentence


@dataclass(frozen=True)
class Told:
    """What is known of one meeting: the sentences that report it, in order, and the full names of who met."""

    sentences: tuple[Sentence, ...]
    people: frozenset[str]


def attributed(sentences: Sequence[Sentence], meetings: Sequence[Told]) -> list[list[Sentence]]:
    """The sentences of each meeting, in order.

    A sentence that reports a meeting is of it, and so are those behind it, until another is reported or somebody
    speaks who was at an earlier meeting and not at this one. One sentence may report several.
    What stands before the first is of the first.
    """
    found: list[list[Sentence]] = [[] for _ in meetings]
    if not meetings:
        return found
    reports: dict[int, list[int]] = {}
    for place, each in enumerate(meetings):
        for sentence in each.sentences:
            reports.setdefault(id(sentence), []).append(place)
    begun: list[int] = []
    current = min((places[0] for places in reports.values()), default=0)
    waiting = True
    for sentence in sentences:
        if id(sentence) in reports:
            current, waiting = reports[id(sentence)][0], False
            begun += reversed(reports[id(sentence)])
        elif not waiting:
            current = _speaking(sentence, meetings, begun, current)
        found[current].append(sentence)
    return found


def _speaking(sentence: Sentence, meetings: Sequence[Told], begun: Sequence[int], current: int) -> int:
    """The meeting told of last that the people of a sentence were at, if they were not at the current one."""
    named = {person.full_name for person in sentence.people if person.full_name}
    if not named or named & meetings[current].people:
        return current
    return next((place for place in reversed(begun) if named & meetings[place].people), current)
