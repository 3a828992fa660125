#!/usr/bin/env python
"""Django's command-line entry: `python manage.py help` lists the commands."""

import os
import sys

from django.core.management import execute_from_command_line

from apps.core.secrets import SecretKeyLost

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    try:
        execute_from_command_line(sys.argv)
    except SecretKeyLost as lost:
        sys.exit(f"CommandError: {lost}")
