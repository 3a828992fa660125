"""Manifests: JSON Lines, one object a sample, as the vendor's datasets have them. No framework.

A line keeps every key it came with; what is changed of it is made anew.
"""
