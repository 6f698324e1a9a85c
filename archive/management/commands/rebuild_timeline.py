"""Makes the timeline (rows and facet sets) anew from the meetings.  Safe at any time; one transaction."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive import index, timeline_key


class Command(BaseCommand):
    help = "Makes the timeline anew from the meetings."

    def handle(self, **options: Any) -> None:
        try:
            meetings = index.rebuild()
        except (index.TimelineFull, timeline_key.OutOfRange) as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        self.stdout.write(f"The timeline was made anew: {meetings} meetings.")
