from articles.models.alignments import Alignment, AlignmentLink
from articles.models.articles import Article, PublishedBasis
from articles.models.checks import DismissedCheck
from articles.models.drafts import (
    Draft,
    DraftEvent,
    Presence,
    Segment,
    SegmentComment,
    SegmentVersion,
)
from articles.models.imports import ImportedFile
from articles.models.search import SearchState, SearchText, SearchWord, TextSet
from articles.models.sources import Publisher
from articles.models.texts import Passage, RemovedText, Revision, Text
from articles.models.upheld import Upheld

__all__ = [
    "Alignment",
    "AlignmentLink",
    "Article",
    "DismissedCheck",
    "Draft",
    "DraftEvent",
    "ImportedFile",
    "Passage",
    "Presence",
    "PublishedBasis",
    "Publisher",
    "RemovedText",
    "Revision",
    "SearchState",
    "SearchText",
    "SearchWord",
    "Segment",
    "SegmentComment",
    "SegmentVersion",
    "Text",
    "TextSet",
    "Upheld",
]
