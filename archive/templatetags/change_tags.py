"""The differences of two states of a text as HTML."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.template import Library
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive.interface_language import active
from articles.text.word_diff import Run

register = Library()
_PARAGRAPH_END = mark_safe(' <span class="para-end">¶</span><br>')


@register.simple_tag
def diffed(runs: Iterable[Run]) -> SafeString:
    """Words of a paragraph: what went in <del>, what came in <ins>, both with a word for those who do not see it."""
    held = list(runs)
    shown = [run for place, run in enumerate(held) if not _is_a_space_for_a_line_end(held, place)]
    return format_html_join("", "{}", ((_run(run),) for run in shown))


def _is_a_space_for_a_line_end(runs: list[Run], place: int) -> bool:
    """Where paragraphs were split or joined, the line end says all."""
    around = [*runs[max(0, place - 1) : place], *runs[place + 1 : place + 2]]
    ends = any("\n" in run.text and run.kind != "equal" and run.text.isspace() for run in around)
    return runs[place].kind != "equal" and runs[place].text == " " and ends


def _run(run: Run) -> SafeString:
    lines = run.text.split("\n")
    words = (
        _PARAGRAPH_END.join(map(conditional_escape, lines))
        if len(lines) > 1
        else conditional_escape(run.text)
    )
    words = mark_safe(words)  # noqa: S308  every line is escaped
    if run.kind == "equal":
        return words
    tag, told = ("del", _("deleted:")) if run.kind == "deleted" else ("ins", _("inserted:"))
    return format_html('<{0}><span class="vh" lang="{1}">{2} </span>{3}</{0}>', tag, active(), told, words)


@register.filter
def person(user: User | None) -> str:
    """Who it was: the full name of an account, else its name."""
    return (user.get_full_name() or user.get_username()) if user else ""
