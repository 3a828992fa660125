"""What steps of a run make: datasets, their samples, versions, and tasks for people.

A run acts here, not a person: who may start it, and whether, was asked before. Everything may be
asked for twice with the same result, because a step's work may begin again.
"""
