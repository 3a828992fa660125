"""Runs of workflows: their rows, what may be done with them, and the driver that brings them on."""
