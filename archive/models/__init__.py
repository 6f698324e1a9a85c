from archive.models.corrections import CorrectionReport, ReportAttempt
from archive.models.countries import Country
from archive.models.decisions import BulkRun, Confirmation, ProposalDecision
from archive.models.documents import Document, DocumentTitle, MeetingDocument
from archive.models.evidence import Evidence
from archive.models.glossary import Concept, Term
from archive.models.meetings import Meeting, MeetingLink, Participation, PrintedForm, Side
from archive.models.names import Name
from archive.models.officials import Official, Post
from archive.models.operations import Operation
from archive.models.organisations import Organisation
from archive.models.proposals import Proposal, Reading
from archive.models.redirects import Redirect
from archive.models.timeline import ArchiveState, FacetSet, TimelineRow, TimelineState
from archive.models.topics import Topic

__all__ = [
    "ArchiveState",
    "BulkRun",
    "Concept",
    "Confirmation",
    "CorrectionReport",
    "Country",
    "Document",
    "DocumentTitle",
    "Evidence",
    "FacetSet",
    "Meeting",
    "MeetingDocument",
    "MeetingLink",
    "Name",
    "Official",
    "Operation",
    "Organisation",
    "Participation",
    "Post",
    "PrintedForm",
    "Proposal",
    "ProposalDecision",
    "Reading",
    "Redirect",
    "ReportAttempt",
    "Side",
    "Term",
    "TimelineRow",
    "TimelineState",
    "Topic",
]
