"""Officials, bodies and documents that a proposal names and the archive does not know yet."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from archive.models import Document, DocumentTitle, Name, Official, Organisation, Redirect, Side
from articles.models import Passage, Text
from articles.text.identify import script
from articles.text.normalise import slug

LONGEST_NAME = 200
LONGEST_TITLE = 300
LONGEST_SLUG = 80


def official(told: dict[str, Any], side: Side, text: Text) -> Official:
    """A new official, named as the text prints them, who speaks for the side they sat on."""
    printed = told["name"] in told["spellings"]
    return Official.objects.create(
        slug=free_slug(Official, slug(told["name"]) or "official"),
        name=told["name"][:LONGEST_NAME],
        name_language=text.language if printed else "en",
        country=side.country,
        organisation=side.organisation,
    )


def organisation(told: dict[str, Any]) -> Organisation:
    """A new body that sits for itself."""
    name = (told.get("name") or told["organisation"])[:LONGEST_NAME]
    kind = Organisation.Kind.INTERNATIONAL if told.get("organisation") else Organisation.Kind.OTHER
    wanted = told.get("organisation") or slug(name) or "organisation"
    made: Organisation = Organisation.objects.create(
        slug=free_slug(Organisation, wanted[:LONGEST_SLUG]), name=name, kind=kind
    )
    return made


def document(told: dict[str, Any]) -> Document:
    """A new document under the title that the text prints."""
    wanted = slug(told["title"]) or told["kind"].replace("_", "-")
    made: Document = Document.objects.create(
        slug=free_slug(Document, wanted), title=told["title"][:LONGEST_TITLE], kind=told["kind"]
    )
    return made


def add_title(document: Document, told: dict[str, Any], text: Text) -> None:
    """The title as this text prints it."""
    DocumentTitle.objects.get_or_create(document=document, text=told["title"][:500], language=text.language)


def add_spellings(owner: Official | Organisation, spellings: Iterable[str], text: Text) -> None:
    """The spellings of a text that the archive has not seen: they are found by themselves from now on."""
    by_machine = text.kind == Text.Kind.MACHINE
    role = "official" if isinstance(owner, Official) else "organisation"
    for spelling in spellings:
        Name.objects.get_or_create(
            **{role: owner},
            text=spelling[:LONGEST_NAME],
            language=text.language,
            defaults={
                "script": script(spelling) or "Zyyy",
                "kind": Name.Kind.AS_PRINTED if by_machine else Name.Kind.VARIANT,
                "first_seen": text if _prints(text, spelling) else None,
            },
        )


def _prints(text: Text, spelling: str) -> bool:
    """Extraction may have taken a case ending off: then no text prints the spelling."""
    contents = Passage.objects.filter(revision__text=text).values_list("content", flat=True)
    return any(spelling in content for content in contents)


def free_slug(model: type[Model], wanted: str) -> str:
    """The slug, or “slug-2” where another row has it or had it once."""
    earlier = Redirect.objects.exclude(**{model._meta.model_name or "": None})
    number, free = 1, wanted
    while model._default_manager.filter(slug=free).exists() or earlier.filter(slug=free).exists():
        number += 1
        free = f"{wanted}-{number}"
    return free
