"""Signing in and out, and what the frame remembers: language, theme, project."""
