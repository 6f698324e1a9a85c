"""Every passage that prints a name of an official or a body: text by text, each text with its passages."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from archive.models import Evidence, Official, Organisation, PrintedForm, Side
from archive.models.meetings import confirmed
from archive.named_in import named_in
from archive.names.gazetteer import Gazetteer, Known
from archive.quotation import Piece, quotation
from articles.models import Passage, Text

Owner = Official | Organisation


@dataclass(frozen=True)
class Mention:
    """A passage with the names it prints marked."""

    passage: Passage
    pieces: list[Piece]
    times: int


@dataclass(frozen=True)
class Naming:
    """A text with the passages that print a name; none where it tells of the owner in other words."""

    text: Text
    mentions: list[Mention]

    @property
    def times(self) -> int:
        return sum(mention.times for mention in self.mentions)

    def url(self, mention: Mention) -> str:
        """The address of a passage of this text."""
        return f"{self.text.article.get_absolute_url()}?text={self.text.pk}#p{mention.passage.number}"


NamingText = tuple[int, str]
"""A text, by its primary key, and its language."""


def naming_texts(owner: Owner) -> list[NamingText]:
    """The readable texts that name the owner, those of the newest articles first."""
    held = Text.objects.published().filter(pk__in=_printing(owner)).values_list("pk", "language")
    return list(held.order_by(F("article__published_lower").desc(nulls_last=True), "-article_id", "pk"))


def languages(texts: Iterable[NamingText]) -> list[tuple[str, int]]:
    """(language, number of texts), most first."""
    counted = Counter(language for _text, language in texts)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def namings(owner: Owner, texts: Iterable[NamingText]) -> list[Naming]:
    """The texts with their passages, in a constant number of queries."""
    gazetteer = Gazetteer(_known(owner))
    found: dict[int, list[Mention]] = defaultdict(list)
    wanted = [text for text, _language in texts]
    read = Text.objects.select_related("article__publisher", "translated_from").in_bulk(wanted)
    held = [read[text] for text in wanted]
    passages = Passage.objects.filter(revision__text__in=held, revision__is_current=True)
    languages = {text.pk: text.language for text in held}
    for passage in passages.select_related("revision").order_by("revision_id", "number"):
        text = passage.revision.text_id
        if spans := named_in(passage.content, languages[text], gazetteer):
            found[text].append(Mention(passage, quotation(passage.content, spans), len(spans)))
    return [Naming(text, found[text.pk]) for text in held]


def _printing(owner: Owner) -> QuerySet:
    """Ids of texts: whose printed forms name the official, or that are evidence for the body's seats."""
    if isinstance(owner, Official):
        forms = PrintedForm.objects.filter(
            confirmed("participation__meeting__"), participation__official=owner
        )
        return forms.exclude(name="").values("text")
    seats = Side.objects.filter(Q(body=owner) | Q(organisation=owner)).values("meeting")
    return Evidence.objects.filter(confirmed("meeting__"), meeting__in=seats, passage__isnull=False).values(
        "passage__revision__text"
    )


def _known(owner: Owner) -> list[Known]:
    """The spellings of the owner as the gazetteer keeps them."""
    kind = "official" if isinstance(owner, Official) else "organisation"
    names = [(name.text, name.language) for name in owner.names.all()] + [(owner.name, "")]
    if isinstance(owner, Official):
        forms = PrintedForm.objects.filter(participation__official=owner).exclude(name="")
        names += list(forms.values_list("name", "text__language").distinct())
    return [Known(owner.slug, kind, text, language) for text, language in names]  # type: ignore[arg-type]
