"""Delivery: the JSON API."""
