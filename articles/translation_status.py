"""What is known of a text as an original or a translation: by whom or what, when, reviewed, outdated.

`status(text)` is the one place that says it; pages, lists, exports and citations print what it returns.
Nothing is invented: what nobody has told is “not recorded”.
"""

from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from articles.interface_dates import date_words


class Told(Protocol):
    """What `status` reads of a text (articles.models.Text has it all)."""

    kind: str
    kind_presumed: bool
    reviewed: bool
    reviewed_by: str
    reviewed_on: str
    translator: str
    translator_version: str
    translated_on: str

    @property
    def is_outdated(self) -> bool: ...


@dataclass(frozen=True)
class Status:
    """code: for machines, (original|machine|human)[-reviewed][-presumed][-outdated].
    label: two to six words for a list. sentence: all that is known and not known, in whole sentences.
    style: the class of the label in the design."""

    code: str
    label: str
    sentence: str
    style: str


_BASES = {"original": "original", "machine_translation": "machine", "human_translation": "human"}


def status(text: Told) -> Status:
    """The standing of a text as an original or a translation, in the language of the interface.

    | kind                | presumed | reviewed | outdated | code                      |
    | original            | yes      |          |          | original-presumed         |
    | machine_translation | yes      | no       | no       | machine-presumed          |
    | machine_translation | no       | yes      | yes      | machine-reviewed-outdated |
    | human_translation   | no       | no       | no       | human                     |
    """
    base = _BASES[text.kind]
    marks = {"reviewed": text.reviewed, "presumed": text.kind_presumed, "outdated": text.is_outdated}
    names = {"reviewed": _("human-reviewed"), "presumed": _("presumed"), "outdated": _("outdated")}
    held = [mark for mark, is_set in marks.items() if is_set]
    label = ", ".join([_name(base), *(names[mark] for mark in held)])
    sentence = " ".join(_original(text) if base == "original" else _translation(text, base))
    return Status("-".join([base, *held]), label, sentence, _style(text, base))


def made_by(text: Told) -> str:
    """Who or what translated, with the version of an engine; empty where nobody has said so."""
    return f"{text.translator} {text.translator_version}".strip() if text.translator else ""


def _style(text: Told, base: str) -> str:
    """Solid line: original; dashed: machine; double: a person has compared it; plain: a person wrote it."""
    if text.reviewed:
        return "kind kind-human"
    return "kind" if base == "human" else f"kind kind-{base}"


def _name(base: str) -> str:
    names = {
        "original": _("Original"),
        "machine": _("Machine translation"),
        "human": _("Human translation"),
    }
    return names[base]


def _original(text: Told) -> list[str]:
    if text.kind_presumed:
        return [_("Presumed to be the original: nobody has said so.")]
    return [_("The original text.")]


def _translation(text: Told, base: str) -> list[str]:
    return [
        _machine_kind(text) if base == "machine" else _human_kind(text),
        _engine(text) if base == "machine" else _translator(text),
        _("Date of the translation: %(date)s.") % {"date": date_words(text.translated_on)}
        if text.translated_on
        else _("The date of the translation is not recorded."),
        _review(text),
        *([_("Outdated: its original has changed since.")] if text.is_outdated else []),
    ]


def _machine_kind(text: Told) -> str:
    if text.kind_presumed:
        return _("Presumed to be a machine translation: nobody has said so.")
    return _("A machine translation.")


def _human_kind(text: Told) -> str:
    if text.kind_presumed:
        return _("Presumed to be translated by a person: nobody has said so.")
    return _("Translated by a person.")


def _engine(text: Told) -> str:
    if not text.translator:
        return _("The engine is not recorded.")
    if not text.translator_version:
        return _("Engine: %(engine)s, version not recorded.") % {"engine": text.translator}
    return _("Engine: %(engine)s, version %(version)s.") % {
        "engine": text.translator,
        "version": text.translator_version,
    }


def _translator(text: Told) -> str:
    if not text.translator:
        return _("The translator is not recorded.")
    return _("Translator: %(translator)s.") % {"translator": text.translator}


def _review(text: Told) -> str:
    """Whether a person has compared it with its original, who and when."""
    if not text.reviewed:
        return _("Not reviewed by a person.")
    told = {"name": text.reviewed_by, "date": date_words(text.reviewed_on) if text.reviewed_on else ""}
    if text.reviewed_by and text.reviewed_on:
        return _("Reviewed by %(name)s; date: %(date)s.") % told
    if text.reviewed_by:
        return _("Reviewed by %(name)s; the date is not recorded.") % told
    if text.reviewed_on:
        return _("Reviewed by a person whose name is not recorded; date: %(date)s.") % told
    return _("Reviewed by a person; name and date are not recorded.")
