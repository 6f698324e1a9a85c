"""Earlier translations of passages like one that is to be translated, with the texts where they stand."""

from dataclasses import dataclass

from articles.memory import Suggestion, suggest
from articles.models import Draft, Text


@dataclass(frozen=True)
class Earlier:
    suggestion: Suggestion
    text: Text

    @property
    def percent(self) -> int:
        return round(100 * self.suggestion.score)

    @property
    def url(self) -> str:
        """The passage on the public page of its article."""
        return f"{self.text.article.get_absolute_url()}?text={self.text.pk}#p{self.suggestion.passages[0]}"


def earlier_translations(draft: Draft, source: str) -> list[Earlier]:
    """For a segment of this draft; nothing from the texts that the draft itself is about."""
    own = (draft.source.text_id, draft.text_id)
    found = suggest(source, draft.source.text.language, draft.text.language, but_not=own)
    texts = Text.objects.with_status().select_related("article").in_bulk([one.text for one in found])
    return [Earlier(one, texts[one.text]) for one in found]
