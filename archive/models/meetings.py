"""Meetings: who sat with whom, when, where, and how each of these is known."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.models.countries import Country
from archive.models.officials import Official
from archive.models.organisations import Organisation
from archive.models.topics import Topic
from archive.models.versioned import Versioned
from articles.fields import EdtfBoundField, EdtfField, bounds_in_order, not_empty, one_of
from articles.models import Text


def confirmed(path: str = "") -> models.Q:
    """The rule of `MeetingQuerySet.confirmed` for rows that reach their meeting by a path: "meeting__"."""
    return models.Q(**{f"{path}review": MeetingReview.CONFIRMED, f"{path}removed_reason": ""})


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def confirmed(self) -> MeetingQuerySet:
        """What the public sees unless it asks for more; `Meeting.is_confirmed` is the rule for one row."""
        return self.filter(confirmed())

    def held(self) -> MeetingQuerySet:
        """Meetings that have not been removed."""
        return self.filter(removed_reason="")


class MeetingManager(models.Manager.from_queryset(MeetingQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, slug: str) -> Meeting:
        return self.get(slug=slug)


class MeetingKind(models.TextChoices):
    TALKS = "talks", _("Talks")
    RECEPTION = "reception", _("Reception")
    CONSULTATION = "consultation", _("Consultation")
    SIGNING = "signing", _("Signing")
    VISIT = "visit", _("Visit")
    MULTILATERAL = "multilateral", _("Multilateral session")
    COURTESY_CALL = "courtesy_call", _("Courtesy call")
    PHONE_CALL = "phone_call", _("Phone call")
    OTHER = "other", _("Other meeting")


class MeetingStanding(models.TextChoices):
    REPORTED = "reported", _("Reported")
    MENTIONED = "mentioned", _("Only mentioned")
    PLANNED = "planned", _("Announced, not yet reported")


class MeetingReview(models.TextChoices):
    CONFIRMED = "confirmed", _("Confirmed by an editor")
    MACHINE = "machine", _("Machine, not confirmed")


class MeetingDateBasis(models.TextChoices):
    STATED = "stated", _("stated in the text")
    HEADER = "header", _("day stated, year from the text’s own date line")
    URL = "url", _("day stated, year from the address of the article")
    OTHER_PASSAGE = "other_passage", _("concluded from another passage")
    EDITOR = "editor", _("supplied by an editor")


class MeetingTimeOfDay(models.TextChoices):
    MORNING = "morning", _("morning")
    NOON = "noon", _("noon")
    AFTERNOON = "afternoon", _("afternoon")
    EVENING = "evening", _("evening")


class MeetingPlaceBasis(models.TextChoices):
    STATED = "stated", _("stated in the text")
    INFERRED = "inferred", _("concluded by an editor")


class Meeting(Versioned):
    """A meeting between two or more sides, as the press reports it."""

    Kind = MeetingKind
    Standing = MeetingStanding
    Review = MeetingReview
    DateBasis = MeetingDateBasis
    TimeOfDay = MeetingTimeOfDay
    PlaceBasis = MeetingPlaceBasis

    slug = models.SlugField(max_length=120, unique=True, help_text="Permanent: it is the address.")
    title = models.CharField(max_length=300)
    date = EdtfField()
    date_lower = EdtfBoundField()
    date_upper = EdtfBoundField()
    date_basis = models.CharField(max_length=15, choices=DateBasis)
    date_words = models.CharField(max_length=200, blank=True, help_text="The words the date was read from.")
    date_words_language = models.CharField(max_length=35, blank=True)
    date_note = models.CharField(
        max_length=500, blank=True, help_text="How the date is known, in a sentence."
    )
    time_of_day = models.CharField(max_length=10, choices=TimeOfDay, blank=True)
    place = models.CharField(max_length=100, blank=True, help_text="City; empty where no text states it.")
    place_language = models.CharField(max_length=35, blank=True)
    place_country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="hosted")
    place_basis = models.CharField(max_length=10, choices=PlaceBasis, blank=True)
    venue = models.CharField(max_length=200, blank=True)
    venue_language = models.CharField(max_length=35, blank=True)
    kind = models.CharField(max_length=15, choices=Kind)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.REPORTED)
    review = models.CharField(max_length=10, choices=Review, default=Review.CONFIRMED)
    note = models.CharField("editors’ note", max_length=500, blank=True)
    removed_reason = models.CharField(
        max_length=300, blank=True, help_text="Filled: the address answers 410 with it."
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="meetings")
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    _history_m2m_fields = ("topics",)

    objects = MeetingManager()

    class Meta:
        ordering = [models.F("date_lower").desc(nulls_last=True), "-pk"]
        constraints = [
            not_empty("title", "meeting_has_title"),
            not_empty("date", "meeting_has_date"),
            bounds_in_order("date", "meeting_date_in_order"),
            models.CheckConstraint(
                condition=models.Q(date_lower__isnull=True, date_upper__isnull=True)
                | models.Q(date_lower__isnull=False, date_upper__isnull=False),
                name="meeting_date_has_both_bounds_or_none",
            ),
            one_of("kind", MeetingKind, "meeting_kind"),
            one_of("standing", MeetingStanding, "meeting_standing"),
            one_of("review", MeetingReview, "meeting_review"),
            one_of("date_basis", MeetingDateBasis, "meeting_date_basis"),
            one_of("time_of_day", MeetingTimeOfDay, "meeting_time_of_day", blank=True),
            one_of("place_basis", MeetingPlaceBasis, "meeting_place_basis", blank=True),
            models.CheckConstraint(
                condition=models.Q(place="", venue="", place_country__isnull=True)
                ^ ~models.Q(place_basis=""),
                name="meeting_place_has_basis",
            ),
            models.CheckConstraint(
                condition=~models.Q(date_basis="editor") | ~models.Q(date_note=""),
                name="meeting_editors_date_has_note",
            ),
            models.CheckConstraint(
                condition=models.Q(place="") ^ ~models.Q(place_language=""), name="meeting_place_has_language"
            ),
            models.CheckConstraint(
                condition=models.Q(venue="") ^ ~models.Q(venue_language=""), name="meeting_venue_has_language"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    natural_key.dependencies = ["archive.country", "archive.topic"]  # type: ignore[attr-defined]

    @property
    def is_confirmed(self) -> bool:
        return self.review == self.Review.CONFIRMED and not self.removed_reason

    def get_absolute_url(self) -> str:
        return reverse("archive:meeting", kwargs={"slug": self.slug})


class SideManager(models.Manager["Side"]):
    def get_by_natural_key(self, meeting: str, position: int) -> Side:
        return self.get(meeting__slug=meeting, position=position)


class Side(Versioned):
    """One side of the table: a country, or a body that sits for itself."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sides")
    position = models.PositiveSmallIntegerField(help_text="From 0; the host, where known, is first.")
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="sides")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="sides"
    )
    body = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="represented",
        help_text="Whose delegation it was.",
    )
    label = models.CharField(max_length=100, blank=True, help_text="Small line under the side in lists.")
    is_host = models.BooleanField(default=False)

    objects = SideManager()

    class Meta:
        ordering = ["meeting_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="side_position_once"),
            models.UniqueConstraint(
                fields=["meeting", "country"],
                condition=models.Q(country__isnull=False),
                name="side_country_once",
            ),
            models.UniqueConstraint(
                fields=["meeting", "organisation"],
                condition=models.Q(organisation__isnull=False),
                name="side_organisation_once",
            ),
            models.UniqueConstraint(
                fields=["meeting"], condition=models.Q(is_host=True), name="side_one_host"
            ),
            models.CheckConstraint(
                condition=models.Q(country__isnull=True) ^ models.Q(organisation__isnull=True),
                name="side_is_country_or_organisation",
            ),
        ]

    def __str__(self) -> str:
        return str(self.country or self.organisation)

    def natural_key(self) -> tuple[str, int]:
        return (self.meeting.slug, self.position)

    natural_key.dependencies = ["archive.meeting", "archive.organisation"]  # type: ignore[attr-defined]

    @property
    def key(self) -> str:
        """How addresses and filters call the side: “vn”, “unodc”."""
        if self.organisation:
            return self.organisation.slug
        return str(self.country_id).lower()


class ParticipationManager(models.Manager["Participation"]):
    def get_by_natural_key(self, meeting: str, position: int) -> Participation:
        return self.get(meeting__slug=meeting, position=position)


class ParticipationRole(models.TextChoices):
    HOST = "host", _("host")
    GUEST = "guest", _("guest")
    CHAIR = "chair", _("chair")
    CO_CHAIR = "co_chair", _("co-chair")
    SIGNATORY = "signatory", _("signatory")
    PRESENT = "present", _("present")


class Participation(Versioned):
    """Who sat on a side.  A post without a name stays so until an editor names the person."""

    Role = ParticipationRole

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participations")
    side = models.ForeignKey(Side, models.CASCADE, related_name="participations")
    position = models.PositiveSmallIntegerField(help_text="From 0, in order of rank.")
    official = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        help_text="Empty: name not stated.",
    )
    post = models.CharField(
        max_length=300, blank=True, help_text="At that meeting, in English; empty: not stated."
    )
    role = models.CharField(max_length=10, choices=Role, blank=True)
    note = models.CharField("editors’ note", max_length=500, blank=True)
    uncertain = models.BooleanField(
        default=False, help_text="It is not certain that this is the person; the note says why."
    )

    objects = ParticipationManager()

    class Meta:
        ordering = ["meeting_id", "position"]
        indexes = [
            models.Index(
                fields=["meeting"], condition=models.Q(uncertain=True), name="participation_uncertain"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="participation_position_once"),
            models.UniqueConstraint(
                fields=["meeting", "official"],
                condition=models.Q(official__isnull=False),
                name="participation_official_once",
            ),
            one_of("role", ParticipationRole, "participation_role", blank=True),
            models.CheckConstraint(
                condition=models.Q(official__isnull=False) | ~models.Q(post=""),
                name="participation_name_or_post",
            ),
            models.CheckConstraint(
                condition=models.Q(uncertain=False) | models.Q(official__isnull=False) & ~models.Q(note=""),
                name="participation_uncertain_says_why",
            ),
        ]

    def __str__(self) -> str:
        return str(self.official or self.post)

    def natural_key(self) -> tuple[str, int]:
        return (self.meeting.slug, self.position)

    natural_key.dependencies = ["archive.meeting", "archive.official", "archive.side"]  # type: ignore[attr-defined]


class PrintedForm(Versioned):
    """How one text prints a participant: the name and the post, letter for letter."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="printed_forms")
    text = models.ForeignKey(Text, models.PROTECT, related_name="printed_forms")
    name = models.CharField(max_length=200, blank=True)
    post = models.CharField(max_length=300, blank=True)
    occurrences = models.PositiveIntegerField(default=0, help_text="How often the text prints the name so.")

    class Meta:
        ordering = ["participation_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "text", "name", "post"], name="printed_form_once"
            ),
            models.CheckConstraint(condition=~models.Q(name="", post=""), name="printed_form_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.name}".strip()


class MeetingLinkKind(models.TextChoices):
    PART_OF = "part_of", _("part of")
    FOLLOWS = "follows", _("follows")
    PREPARES = "prepares", _("prepares")
    IMPLEMENTS = "implements", _("implements")


class MeetingLink(Versioned):
    """How one meeting stands to another: part of a visit, a step after, a step before."""

    Kind = MeetingLinkKind

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="links")
    kind = models.CharField(max_length=10, choices=Kind)
    to = models.ForeignKey(Meeting, models.CASCADE, related_name="linked_from")

    class Meta:
        ordering = ["meeting_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "kind", "to"], name="link_once"),
            one_of("kind", MeetingLinkKind, "link_kind"),
            models.CheckConstraint(condition=~models.Q(meeting=models.F("to")), name="link_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.to}"
