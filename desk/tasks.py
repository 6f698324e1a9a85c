"""What the desk has done in the background (`manage.py db_worker`)."""

from django_tasks import task

from desk import imports


@task()
def perform_import(run: int) -> None:
    """Reads the files of an import."""
    imports.perform(run)
