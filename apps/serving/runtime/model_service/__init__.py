"""The base classes of `customize_service.py`, under the names that packages import."""
