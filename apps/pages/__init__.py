"""Delivery: every other page."""
