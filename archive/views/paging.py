"""Page numbers from the address: a number that is none is refused, a page beyond the end is not found."""

from collections.abc import Iterable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _


def page_number(request: HttpRequest, total: int, per_page: int, also: Iterable[str] = ()) -> int:
    """The `page` parameter, from 1.  BadRequest for no number and for a parameter that is not in `also`,
    Http404 beyond the end."""
    for name in request.GET:
        if name != "page" and name not in also:
            raise BadRequest(_("There is no parameter “%(name)s” here.") % {"name": name})
    written = request.GET.get("page", "1")
    if not (written.isascii() and written.isdecimal() and int(written[:12]) > 0):
        raise BadRequest(_("“%(value)s” is not a page number. Write page=1, page=2 …") % {"value": written})
    number = int(written[:12])
    if number > max(1, -(-total // per_page)):
        raise Http404(_("The list has no such page."))
    return number
