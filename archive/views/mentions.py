"""Every passage that names an official or a body: twenty texts a page, of all languages or of one."""

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive import mentions
from archive.views.paging import page_number

PER_PAGE = 20


def mentions_page(
    request: HttpRequest, owner: mentions.Owner, section: str, name_language: str
) -> HttpResponse:
    """The page; `language` chooses the texts of one, and is refused where no text of it names the owner."""
    texts = mentions.naming_texts(owner)
    held = mentions.languages(texts)
    language = request.GET.get("language", "")
    if language and language not in dict(held):
        raise BadRequest(_("No text in “%(value)s” is held here.") % {"value": language})
    chosen = [text for text in texts if language in ("", text[1])]
    number = page_number(request, len(chosen), PER_PAGE, ("language",))
    page = Paginator(chosen, PER_PAGE).get_page(number)
    context = {
        "section": section,
        "owner": owner,
        "name_language": name_language,
        "page": page,
        "namings": mentions.namings(owner, page),
        "languages": held,
        "texts": len(texts),
        "language": language,
    }
    return render(request, "archive/mentions.html", context)
