"""The markup of the facets, the histogram's bars and the months' headings: a hundred small parts a page.

Written here, they cost far less than templates do.  Everything that comes from data goes through `escape`.
"""

from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.facet_lists import Facet, Option
from archive.histogram import Bar, Histogram
from archive.interface_language import active, date_words, number
from archive.templatetags.languages import month_name
from archive.timeline import Month
from articles.calendar_words import SHORT_MONTHS

SHORT = 3
"""Letters and signs of a month's name that fit under a bar on a phone."""


@lru_cache(maxsize=4096)
def _meetings(count: int, language: str) -> str:
    """ "meeting" or "meetings", as the active language counts."""
    return escape(ngettext("meeting", "meetings", count))


def facet_details(facet: Facet, language: str) -> SafeString:
    """One facet with its options."""
    title = escape(facet.title)
    hint = f'<p class="hint">{escape(facet.hint)}</p>' if facet.hint else ""
    options = "\n    ".join(_option(facet.name, option, language) for option in facet.options)
    rest = _rest(facet, title, language) if facet.rest else ""
    none = "" if facet.options else f'<p class="hint">{escape(_("None in this selection"))}</p>'
    return mark_safe(  # noqa: S308  every value is escaped
        f"""<details class="facet" open>
  <summary>{title}</summary>
  <fieldset><legend class="vh">{title}</legend>
    {hint}
    {options}{none}
    {rest}
  </fieldset>
  {_more(facet, title)}
</details>
"""
    )


def _option(name: str, option: Option, language: str) -> str:
    zero = "" if option.count else " zero"
    checked = " checked" if option.checked else ""
    tag = f' lang="{escape(option.language)}"' if option.language else ""
    return (
        f'<label class="opt{zero}"><input type="checkbox" name="{name}" value="{escape(option.value)}"{checked}>'
        f'<span class="n"{tag}>{escape(option.label)}</span><span class="c">{number(option.count)}'
        f'<span class="vh"> {_meetings(option.count, language)}</span></span></label>'
    )


def _rest(facet: Facet, title: str, language: str) -> str:
    """The options that are folded away."""
    options = "\n    ".join(_option(facet.name, option, language) for option in facet.rest)
    more = f'{_count_more(len(facet.rest))}<span class="vh">: {title}</span>'
    return f'<details><summary class="more">{more}</summary>\n    {options}</details>'


def _more(facet: Facet, title: str) -> str:
    if facet.more <= 0:
        return ""
    if not facet.more_url:
        return f'<p class="hint">{_count_more(facet.more)}</p>'
    more = f'{_count_more(facet.more)}<span class="vh">: {title}</span>'
    return f'<a class="more" href="{escape(facet.more_url)}">{more}</a>'


def _count_more(count: int) -> str:
    return escape(_("%(more)s more") % {"more": number(count)})


def month_head(month: Month) -> SafeString:
    """The inside of a month's heading on the timeline: its name, how many of its meetings are selected, its link."""
    named = month_name(month.first)
    name = escape(named)
    link = escape(_("Link to %(month)s") % {"month": named})
    year = f'<span class="vh"> {number(month.first.year)}</span>'
    return mark_safe(  # noqa: S308  every value is escaped
        f'{name} <span class="count">{_counted(month)}</span> <a href="#{month.first:%Y-%m}">{link}{year}</a>'
    )


def bar_item(bar: Bar) -> SafeString:
    """One bar of the histogram: a link where the archive holds a meeting of that time."""
    chosen = ' class="on"' if bar.chosen else ""
    if bar.held:
        start, end = f'<a href="?{escape(bar.query)}"><b>{number(bar.selected)}</b>', "</a>"
    else:
        start, end = '<span class="none"><span aria-hidden="true">&#8203;</span>', "</span>"
    name = f'<span>{_time(bar)}<span class="vh">: {_counted(bar)}</span></span>'
    return mark_safe(f"<li{chosen}>{start}{_picture(bar)}{name}{end}</li>")  # noqa: S308  every value is escaped


def yearless_item(bar: Bar) -> SafeString:
    """The bar of the meetings without a year, apart from the others."""
    name = f'<span>{escape(_("No year"))}<span class="vh">: {_counted(bar)}</span></span>'
    return mark_safe(  # noqa: S308  every value is escaped
        f'<li class="gap{" on" if bar.chosen else ""}"><a href="?{escape(bar.query)}"><b>{number(bar.selected)}</b>'
        f"{_picture(bar)}{name}</a></li>"
    )


def table_rows(histogram: Histogram) -> SafeString:
    """The same numbers as rows of a table, without the months that have none."""
    rows = [_row(_when(bar), bar) for bar in histogram.bars if bar.held]
    if histogram.yearless:
        rows.append(_row(_("Year not stated"), histogram.yearless))
    return mark_safe("".join(rows))  # noqa: S308  every value is escaped


def _when(bar: Bar) -> str:
    return number(bar.first.year) if bar.is_year else date_words(f"{bar.first:%Y-%m}")


def _row(when: str, bar: Bar) -> str:
    numbers = f"<td>{number(bar.selected)}</td><td>{number(bar.held)}</td>"
    return f'<tr><th scope="row">{escape(when)}</th>{numbers}</tr>'


def _picture(bar: Bar) -> str:
    return (
        '<svg viewBox="0 0 24 62" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="all" x="2" y="{bar.held_y}" width="20" height="{bar.held_height}"/>'
        f'<rect class="sel" x="2" y="{bar.selected_y}" width="20" height="{bar.selected_height}"/></svg>'
    )


def _time(bar: Bar) -> str:
    if bar.is_year:
        return number(bar.first.year)
    month = SHORT_MONTHS[active()][bar.first.month - 1]
    year = f'<span class="vh"> {number(bar.first.year)}</span>'
    if bar.held and len(str(month)) <= SHORT:
        return escape(str(month)) + year
    # A month without meetings is narrow, a Bengali name is wide: its beginning stays where there is no room.
    return f'{escape(month.initial)}<span class="rest">{escape(month.rest)}</span>{year}'


def _counted(bar: Bar | Month) -> str:
    if not bar.held:
        return escape(_("no meetings"))
    told = ngettext("%(selected)s of %(held)s meeting", "%(selected)s of %(held)s meetings", bar.held)
    return escape(told % {"selected": number(bar.selected), "held": number(bar.held)})
