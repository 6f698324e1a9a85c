"""The list of pages itself: it holds every route, and its addresses answer as it says."""

from collections.abc import Iterable, Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.urls.resolvers import Resolver404

from tests import pages


def routes(patterns: Iterable[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """The names of all routes of our own two apps, the admin left out."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, each.namespace or space)
        elif space in ("archive", "articles"):
            yield f"{space}:{each.name}"


def resolved(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return ""


def test_every_route_is_a_page_of_the_list_or_no_page(curated: None) -> None:
    public = set(routes(get_resolver().url_patterns))
    assert len(public) > 15
    listed = {resolved(address) for address in pages.addresses().values()}
    unlisted = {name for name in public - listed if not name.endswith(pages.FORMS)}
    assert unlisted == pages.FILES, "a new page needs a line in tests/pages.py"


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_every_page_answers_as_the_list_says(curated: None, client, language: str) -> None:
    answers = {name: client.get(address).status_code for name, address in pages.addresses(language).items()}
    assert answers == {name: pages.ANSWERS.get(name, 200) for name in answers}
