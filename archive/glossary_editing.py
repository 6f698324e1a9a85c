"""Changes of the glossary: each is one transaction that raises the version of the record, since pages show terms."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from archive import index
from archive.models import Concept, Term
from archive.models.glossary import Standing
from articles.languages import LANGUAGES
from articles.refused import Refused
from articles.text.normalise import clean


@transaction.atomic
def add_concept(name: str, *, is_office: bool = False, note: str = "") -> Concept:
    """A new concept, without terms.  Refused where there is one of this name."""
    name = clean(name)
    if not name:
        raise Refused(_("A concept needs a name."))
    if Concept.objects.filter(name__iexact=name).exists():
        raise Refused(_("The glossary has “%(name)s” already.") % {"name": name})
    concept = Concept.objects.create(name=name, is_office=is_office, note=clean(note))
    index.changed()
    return concept


@transaction.atomic
def change_concept(concept: Concept, *, name: str, is_office: bool, note: str) -> None:
    """Refused where another concept has the name."""
    name = clean(name)
    if not name:
        raise Refused(_("A concept needs a name."))
    if Concept.objects.filter(name__iexact=name).exclude(pk=concept.pk).exists():
        raise Refused(_("The glossary has “%(name)s” already.") % {"name": name})
    concept.name, concept.is_office, concept.note = name, is_office, clean(note)
    concept.save()
    index.changed()


@transaction.atomic
def remove_concept(concept: Concept) -> None:
    """With all its terms."""
    concept.delete()
    index.changed()


def add_term(concept: Concept, language: str, text: str, standing: str = Standing.ALLOWED) -> Term:
    """A new term; a preferred one takes the place of the one before, which stays approved."""
    return _save(Term(concept=concept), language, text, standing)


def change_term(term: Term, language: str, text: str, standing: str) -> Term:
    """The term as it is to be from now on."""
    return _save(term, language, text, standing)


@transaction.atomic
def _save(term: Term, language: str, text: str, standing: str) -> Term:
    text = clean(text)
    if not text:
        raise Refused(_("A term needs words."))
    if language not in LANGUAGES:
        raise Refused(_("Choose a language of the archive."))
    if standing not in Standing.values:
        raise Refused(_("Choose how the term stands."))
    others = Term.objects.select_for_update().filter(concept=term.concept, language=language)
    others = others.exclude(pk=term.pk)
    if others.filter(text=text).exists():
        raise Refused(_("The concept has the term “%(term)s” already.") % {"term": text})
    if standing == Standing.PREFERRED:
        others.filter(standing=Standing.PREFERRED).update(standing=Standing.ALLOWED)
    term.language, term.text, term.standing = language, text, standing
    try:
        with transaction.atomic():
            term.save()
    except IntegrityError:  # another editor added the same at this moment
        raise Refused(_("Another editor has just changed this concept: look at it again.")) from None
    index.changed()
    return term


@transaction.atomic
def remove_term(term: Term) -> None:
    term.delete()
    index.changed()
