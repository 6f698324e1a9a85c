"""Texts at the desk: who may correct the facts of one, and what follows when they are corrected or published."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from archive import proposals, publishing
from archive.proposing import Proposer
from articles import search_index
from articles.models import Article, Publisher, Text
from articles.refused import Refused
from desk import log
from desk.models import Action
from desk.roles import Right, may


@dataclass(frozen=True)
class Facts:
    """What is said of a text; of its article where article_too."""

    title: str
    kind: str
    presumed: bool
    translator: str
    language: str
    article_too: bool = False
    publisher: Publisher | None = None
    source_url: str | None = None
    published: str = ""


def added_by(text: Text) -> User | None:
    """Who brought the first state of a text; None where it came from the command line."""
    first = text.revisions.select_related("author").order_by("number").first()
    return first.author if first else None


def may_correct(text: Text, by: User) -> bool:
    """Editors correct every text, contributors a draft that they added."""
    if may(by, Right.REVISE):
        return True
    return may(by, Right.ADD_TEXTS) and text.state == Text.State.DRAFT and added_by(text) == by


def may_correct_article(text: Text, by: User) -> bool:
    """An article that the public reads, or that somebody else's text belongs to, is for editors."""
    if may(by, Right.REVISE):
        return True
    others = [other for other in text.article.texts.all() if other.pk != text.pk]
    return not any(other.is_published or added_by(other) != by for other in others)


@transaction.atomic
def correct(text: Text, by: User, facts: Facts) -> None:
    """Sets the facts of a text and looks for its meetings again.  Refused where the article has such a text."""
    search_index.lock()
    before = _told(text)
    text.title, text.kind, text.kind_presumed = facts.title, facts.kind, facts.presumed
    text.language, text.translator = facts.language, facts.translator
    if text.kind == Text.Kind.ORIGINAL:
        text.translated_from, text.translated_on, text.translator_version = None, "", ""
        text.reviewed, text.reviewed_by, text.reviewed_on = False, "", ""
    if text.article.texts.exclude(pk=text.pk).filter(language=text.language, kind=text.kind).exists():
        raise Refused(_("The article has a text of this language and kind already."))
    text.save()
    if facts.article_too:
        _correct_article(text.article, facts)
    publishing.follow(text)
    log.note(by, Action.CHANGED, text, f"{before} → {_told(text)}")
    propose(text)


def _correct_article(article: Article, facts: Facts) -> None:
    article.publisher, article.source_url = facts.publisher, facts.source_url or None
    if facts.published != article.published:
        article.published, article.published_words = facts.published, ""
        article.published_basis = "editor" if facts.published else ""
    try:
        with transaction.atomic():
            article.save()
    except IntegrityError:
        raise Refused(_("Another article has this address.")) from None


def propose(text: Text) -> str:
    """Looks for the meetings of a text; returns why they could not be looked for."""
    if not text.revisions.filter(is_current=True).exists():
        return ""
    try:
        proposals.propose(text, Proposer())
    except proposals.NotRead as error:
        return str(error)
    return ""


def _told(text: Text) -> str:
    article = text.article
    facts = (text.kind, text.language, text.title, article.source_url, article.published)
    return ", ".join(str(fact or "–") for fact in facts)


@transaction.atomic
def publish(text: Text, by: User) -> None:
    """Lets the public read a text.  Refused as articles.editing.publish_text."""
    publishing.publish_text(text, by)
    log.note(by, Action.PUBLISHED, text)
