"""What stands beside a name: posts, ranks, titles."""

from dataclasses import dataclass, field

from archive.extraction.lexicon import Chunk
from archive.extraction.posts import Office

_GOVERNING = ("minister", "state")
_GRADES = ("Prefect",)  # what somebody is besides the post that says more


@dataclass(slots=True)
class Beside:
    """The posts (nearest first), ranks and titles of a name."""

    offices: list[Office] = field(default_factory=list)
    rank: Chunk | None = None
    country: str | None = None  # of a rank or of the person: Ghanaian Brigadier General …, le Brésilien …
    titled: bool = False
    woman: bool = False
    oblique: bool = False
    is_followed: bool = False  # whether a comma and a post stand behind the name
    goes_on: bool = False  # whether the sentence goes on behind the name without a comma

    @property
    def shows_a_name(self) -> bool:
        return bool(self.offices or self.rank or self.titled or self.country)

    def office(self) -> Office | None:
        """The post that says most: one of a government before others, a membership where there is nothing else."""
        held = [office for office in self.offices if office.category != "member"]
        best = [office for office in held if office.english not in _GRADES] or held
        full = [
            office for office in best if office.country or office.organisation or " of " in office.english
        ]
        governing = [
            one for one in full if one.category in _GOVERNING and not one.english.startswith("Former")
        ]
        chosen = next(iter(governing or full or best or self.offices), None)
        if chosen is None or chosen.country or chosen.category == "diplomat":
            return chosen
        country = next((office.country for office in self.offices if office.country), None)
        return chosen._replace(country=country)
