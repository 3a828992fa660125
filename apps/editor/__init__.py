"""Delivery: the canvas page and its fragments."""
