"""Datasets, their versions, and the tasks by which people label them."""
