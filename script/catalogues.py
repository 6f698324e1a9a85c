"""The catalogues of translations: what the code and the templates say, and what each catalogue makes of it.

Only Babel and Django's reader of templates are needed, no gettext programs.  The admin and the commands speak
English alone and are left out.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from articles.languages import LANGUAGES
from script.environment import ROOT, say

TRANSLATED = ("vi", "bn")
CODE = ("archive/**/*.py", "articles/**/*.py", "config/**/*.py", "desk/**/*.py")
TEMPLATES = ("templates/**/*.html",)
LEFT_OUT = ("archive/admin/", "articles/admin.py", "templates/admin/", "/management/", "/migrations/")
CALLS = {
    "_": (False, False),
    "gettext": (False, False),
    "gettext_lazy": (False, False),
    "gettext_noop": (False, False),
    "ngettext": (False, True),
    "ngettext_lazy": (False, True),
    "pgettext": (True, False),
    "pgettext_lazy": (True, False),
    "npgettext": (True, True),
}
"""Functions that translate: whether they begin with a context, whether they have a plural."""
_STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_IN_TEMPLATE = re.compile(rf"\b(n?p?gettext|_)\(({_STRING}(?:, ?{_STRING})*)")
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")

# Babel's own header holds the time, and would change with every update.
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: Sederunt\\n"
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""

Said = tuple[str, str, str]
"""Context, singular and plural of a string; "" for what it has not."""


def said() -> dict[Said, set[str]]:
    """Every string of the interface, with the files that say it."""
    found: dict[Said, set[str]] = {}
    for path in _files(CODE):
        for string in _in_code(ROOT / path):
            found.setdefault(string, set()).add(path)
    for path in _files(TEMPLATES):
        for string in _in_template(ROOT / path):
            found.setdefault(string, set()).add(path)
    for language in LANGUAGES.values():
        found.setdefault(("", language.english, ""), set()).add("articles/languages.py")
    # A string that is also said in the plural has one entry, which answers for both if both fill in the same.
    counted = {
        (context, singular)
        for context, singular, plural in found
        if plural and placeholders(singular) == placeholders(plural)
    }
    return {each: files for each, files in found.items() if each[2] or each[:2] not in counted}


def _files(patterns: tuple[str, ...]) -> list[str]:
    paths = sorted(str(path.relative_to(ROOT)) for pattern in patterns for path in ROOT.glob(pattern))
    return [path for path in paths if not any(part in f"/{path}" for part in LEFT_OUT)]


def _in_code(path: Path) -> Iterator[Said]:
    """Calls of gettext with strings; Python's own reader sees those inside f-strings too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            has_context, has_plural = CALLS[node.func.id]
            texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
            wanted = 1 + has_context + has_plural
            if len(texts) >= wanted and all(isinstance(text, str) for text in texts[:wanted]):
                context = texts.pop(0) if has_context else ""
                yield str(context), str(texts[0]), str(texts[1]) if has_plural else ""


def _in_template(path: Path) -> Iterator[Said]:
    """Django turns a template into calls of gettext with everything else crossed out."""
    for function, written in _IN_TEMPLATE.findall(templatize(path.read_text(encoding="utf-8"))):
        texts = [ast.literal_eval(text) for text in re.findall(_STRING, written)]
        context = texts.pop(0) if "p" in function else ""
        yield context, texts[0], texts[1] if function.startswith("n") else ""


def path_of(language: str) -> Path:
    """Where the catalogue of a language is."""
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The catalogue of a language; an empty one where there is none yet."""
    if not path_of(language).exists():
        return Catalog(locale=language, fuzzy=False)
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Catalog:
    """The catalogue with exactly the strings of now: translations are kept, new strings are empty."""
    old, new = read(language), Catalog(locale=language, fuzzy=False)
    for (context, singular, plural), files in sorted(
        said().items(), key=lambda item: (min(item[1]), item[0])
    ):
        held = old.get(singular, context or None)
        kept = held.string if held and bool(held.pluralizable) == bool(plural) else None
        new.add(
            (singular, plural) if plural else singular,
            kept,
            [(path, 0) for path in sorted(files)],
            held.flags if held else (),
            context=context or None,
        )
    return new


def faults(catalogue: Catalog, strings: set[Said]) -> list[str]:
    """What is wrong in a catalogue: strings it lacks or has for nothing, untranslated, doubtful, other placeholders."""
    held = {_said(message): message for message in catalogue if message.id}
    missing = [f"is not in the catalogue: “{said[1]}”" for said in sorted(strings - set(held))]
    unused = [f"is said nowhere: “{said[1]}”" for said in sorted(set(held) - strings)]
    told = [f"{fault}: “{said[1]}”" for said, message in held.items() for fault in _faults_of(message, said)]
    return missing + unused + told


def _said(message: Message) -> Said:
    singular, plural = message.id if isinstance(message.id, tuple | list) else (message.id, "")
    return message.context or "", singular, plural


def _faults_of(message: Message, said: Said) -> Iterator[str]:
    written = message.string if isinstance(message.string, tuple | list) else [message.string]
    forms = [form or "" for form in written]
    if not all(forms):
        yield "is not translated"
        return
    if message.fuzzy:
        yield "is marked as doubtful"
    wanted = placeholders(said[2] or said[1])
    for place, form in enumerate(forms):
        # Of several forms the first may say “one” in words.
        may_lack = place == 0 and len(forms) > 1
        if not (placeholders(form) == wanted or (may_lack and placeholders(form) < wanted)):
            yield "has other placeholders"
        if form.strip() == form and said[1].strip() != said[1]:
            yield "lacks a space at its beginning or end"


def placeholders(text: str) -> set[str]:
    """What is filled in: {"%(name)s"} of “Not %(name)s”."""
    return {found[0] for found in _PLACEHOLDER.finditer(text)}


def update() -> int:
    """Writes the catalogues anew."""
    for language in TRANSLATED:
        path_of(language).parent.mkdir(parents=True, exist_ok=True)
        catalogue = updated(language)
        with path_of(language).open("wb") as file:
            file.write(HEADER.format(language=language, plurals=catalogue.plural_forms).encode())
            write_po(file, catalogue, width=0, omit_header=True, include_lineno=False, ignore_obsolete=True)
    return check()


def check() -> int:
    """Tells every fault; 1 where there is one."""
    strings = set(said())
    found = [f"{language}: {fault}" for language in TRANSLATED for fault in faults(read(language), strings)]
    for line in found:
        say(line)
    say(f"script/translations: {len(strings)} strings, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(update() if sys.argv[1:] == ["update"] else check())
