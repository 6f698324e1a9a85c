"""Reads what addresses and forms about texts say; what makes no sense is refused with its name."""

from collections.abc import Collection

from django.core.exceptions import BadRequest
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from articles.revisions import NewPassage

MOST_DIGITS = 9


def refuse_unknown(request: HttpRequest, known: Collection[str]) -> None:
    """BadRequest for a parameter of the address that the page does not know, or one that holds a NUL."""
    for name in request.GET:
        if name not in known:
            raise BadRequest(_("There is no parameter “%(name)s” here.") % {"name": name})
        if "\x00" in "".join(request.GET.getlist(name)):
            told = _("The value of “%(name)s” holds a character that no text has.")
            raise BadRequest(told % {"name": name})


def number_in(
    request: HttpRequest, name: str, missing: int | None = None, *, data: QueryDict | None = None
) -> int | None:
    """The whole number of a parameter, from 1; `missing` where it is not given.  BadRequest for anything else."""
    written = (request.GET if data is None else data).get(name)
    if written is None:
        return missing
    if not (written.isascii() and written.isdecimal() and len(written) <= MOST_DIGITS and int(written) > 0):
        message = _("“%(value)s” is not a number for %(name)s. Write %(name)s=1, %(name)s=2 …")
        raise BadRequest(message % {"value": written, "name": name})
    return int(written)


def passages_in(data: QueryDict) -> list[NewPassage]:
    """The paragraphs of a form in their order, as typed.  BadRequest where kinds and words are not as many."""
    kinds, contents = data.getlist("kind"), data.getlist("content")
    if len(kinds) != len(contents):
        raise BadRequest(_("The form is damaged: a paragraph lacks its kind or its words."))
    if any("\x00" in content for content in contents):
        raise BadRequest(_("A paragraph holds a character that no text has."))
    return [NewPassage(kind, content) for kind, content in zip(kinds, contents, strict=True)]
