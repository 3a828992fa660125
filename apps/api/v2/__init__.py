"""Delivery: the workflow operations of the vendor under `/v2`."""
