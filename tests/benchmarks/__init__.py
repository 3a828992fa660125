"""Benchmarks: each module has a `main()` that prints a table. `make bench` runs all of them."""
