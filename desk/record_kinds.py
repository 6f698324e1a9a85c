"""The records that the desk changes: how addresses call them, and how they are found."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.models import Document, Meeting, Official, Organisation
from articles.fields import CodePointOrder
from articles.text.normalise import nfc


@dataclass(frozen=True)
class Kind:
    """name: in addresses and of the section. one: the route of a record. spelled: where its names stand."""

    name: str
    one: str
    model: Any
    label: Promise
    spelled: tuple[str, ...]
    order: tuple[Any, ...]
    can_merge: bool = True
    can_split: bool = True

    @property
    def route(self) -> str:
        """Of the list."""
        return f"desk:{self.name}"

    @property
    def record_route(self) -> str:
        return f"desk:{self.one}"

    def find(self, words: str) -> QuerySet[Any]:
        """Records with these words in any spelling, or whose address they are."""
        found = self.model.objects.all()
        words = nfc(words.strip())
        if words:
            spelled = Q(slug=words)
            for lookup in self.spelled:
                spelled |= Q(**{f"{lookup}__icontains": words})
            found = found.filter(pk__in=self.model.objects.filter(spelled).order_by().values("pk"))
        return found.order_by(*self.order)


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            *("officials", "official", Official, _("Officials"), ("name", "names__text")),
            (CodePointOrder("name"), "pk"),
        ),
        Kind(
            *("organisations", "organisation", Organisation, _("Organisations"), ("name", "names__text")),
            (CodePointOrder("name"), "pk"),
        ),
        Kind("meetings", "meeting", Meeting, _("Meetings"), ("title", "date"), ("-pk",)),
        Kind(
            *("documents", "document", Document, _("Documents"), ("title", "titles__text")),
            (CodePointOrder("title"), "pk"),
            can_merge=False,
            can_split=False,
        ),
    )
}


def kind_of(record: Any) -> Kind:
    return next(kind for kind in KINDS.values() if kind.model is type(record))
