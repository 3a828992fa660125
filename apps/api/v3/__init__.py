"""Delivery: what the vendor's identity service answers under `/v3`."""
