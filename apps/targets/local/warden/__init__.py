"""The small process between a worker and a program it runs: see `__main__.py`.

Nothing in this package may import Django: it starts for every step and has to be quick.
"""
