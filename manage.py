#!/usr/bin/env python3
"""Sederunt's command line: `.venv/bin/python manage.py help` lists what it can do."""

import os
import sys
from importlib import import_module

try:
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
except ModuleNotFoundError:
    sys.exit("This Python has no Django. Run script/server once, then use: .venv/bin/python manage.py …")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        # Loaded here first, so that a wrong variable gets one sentence and not a traceback.
        import_module(os.environ["DJANGO_SETTINGS_MODULE"])
    except ImproperlyConfigured as error:
        sys.exit(f"Sederunt cannot start: {error}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
