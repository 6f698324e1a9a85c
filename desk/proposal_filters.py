"""The parameters of the proposal queue.  An unknown one, or an unknown value, is refused by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.filter_fields import known_sides, storable
from archive.models import Meeting, Proposal
from articles.text.normalise import fold, nfc

BANDS: dict[str, tuple[float, float, Promise]] = {
    "high": (0.9, 2.0, gettext_lazy("0.9 and more")),
    "middle": (0.7, 0.9, gettext_lazy("0.7 to 0.9")),
    "low": (0.0, 0.7, gettext_lazy("less than 0.7")),
}
ORDERS: dict[str, tuple[tuple[Any, ...], Promise]] = {
    "oldest": (("pk",), gettext_lazy("Oldest first")),
    "newest": (("-pk",), gettext_lazy("Newest first")),
    "surest": (("-confidence", "pk"), gettext_lazy("Surest first")),
    "date": ((F("date_lower").desc(nulls_last=True), "pk"), gettext_lazy("Latest meeting first")),
}
PARAMETERS = ("state", "language", "kind", "confidence", "side", "assigned", "q", "sort")
USUAL = {"state": "open", "sort": "oldest"}
LONGEST_QUERY = 200


@dataclass(frozen=True)
class Problem:
    """Why a parameter is refused."""

    parameter: str
    value: str
    message: str


class Filters:
    """What an address asks for.  `problems` say why it is refused; `chosen` are the values of every parameter."""

    def __init__(self, data: QueryDict, user: User, also: tuple[str, ...] = ()) -> None:
        self.user = user
        self.problems: list[Problem] = []
        self.chosen = {name: nfc(data.get(name, "")).strip() for name in PARAMETERS}
        for name in data:
            if name not in PARAMETERS and name not in also:
                self._refuse(name, data.get(name, ""), _("There is no such filter."))
            elif len(data.getlist(name)) > 1:
                self._refuse(name, ", ".join(data.getlist(name)), _("Write it only once."))
        for name, usual in USUAL.items():
            self.chosen[name] = self.chosen[name] or usual
        for name, is_known in self._known().items():
            value = self.chosen[name]
            if value and not is_known(value):
                self._refuse(name, value, _("“%(value)s” is not understood here.") % {"value": value})

    def _refuse(self, name: str, value: str, message: str) -> None:
        self.problems.append(Problem(name, value, message))

    def _known(self) -> dict[str, Callable[[str], Any]]:
        return {
            "state": lambda value: value == "all" or value in Proposal.State.values,
            "language": lambda value: value in languages(),
            "kind": Meeting.Kind.values.__contains__,
            "confidence": BANDS.__contains__,
            "side": lambda value: known_sides([value]),
            "assigned": lambda value: value in ("me", "nobody") or self._holder(value),
            "q": lambda value: len(value) <= LONGEST_QUERY and "\x00" not in value,
            "sort": ORDERS.__contains__,
        }

    def _holder(self, name: str) -> User | None:
        return User.objects.filter(username__in=storable([name])).first()

    @property
    def query(self) -> str:
        """The parameters that say something, for addresses: “state=all&kind=talks”."""
        said = [(name, value) for name, value in self.chosen.items() if value and value != USUAL.get(name)]
        return urlencode(said)

    @property
    def is_narrowed(self) -> bool:
        """Something beside the order is asked for."""
        return any(
            value and value != USUAL.get(name) for name, value in self.chosen.items() if name != "sort"
        )

    def proposals(self) -> QuerySet[Proposal]:
        """What is asked for, in its order; only where there are no problems."""
        chosen = self.chosen
        found = Proposal.objects.order_by(*ORDERS[chosen["sort"]][0])
        if chosen["state"] != "all":
            found = found.filter(state=chosen["state"])
        if chosen["language"]:
            found = found.filter(text__language=chosen["language"])
        if chosen["kind"]:
            found = found.filter(kind=chosen["kind"])
        if chosen["confidence"]:
            least, below, _label = BANDS[chosen["confidence"]]
            found = found.filter(confidence__gte=least, confidence__lt=below)
        if chosen["side"]:
            found = found.filter(_has_side(chosen["side"]))
        for word in fold(chosen["q"]).split():
            found = found.filter(words__contains=word)
        return found.filter(self._assigned())

    def _assigned(self) -> Q:
        match self.chosen["assigned"]:
            case "":
                return Q()
            case "nobody":
                return Q(assigned_to=None)
            case "me":
                return Q(assigned_to=self.user)
        return Q(assigned_to__username=self.chosen["assigned"])


def languages() -> list[str]:
    """Those of the texts that proposals were found in."""
    found = Proposal.objects.order_by("text__language").values_list("text__language", flat=True)
    return list(found.distinct())


def _has_side(key: str) -> Q:
    """The sides of a proposal are “by+vn”."""
    return (
        Q(sides=key)
        | Q(sides__startswith=f"{key}+")
        | Q(sides__endswith=f"+{key}")
        | Q(sides__contains=f"+{key}+")
    )
