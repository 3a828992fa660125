"""Spark jobs: where they run, and the program that submits them."""

import os

# A cluster's URL, or `local[N]` for N threads of this machine.
WEFT_SPARK_MASTER = os.environ.get("WEFT_SPARK_MASTER", "") or "local[2]"

# The program spark-submit; empty: the one of the package pyspark, else the one on PATH.
WEFT_SPARK_SUBMIT = os.environ.get("WEFT_SPARK_SUBMIT", "")
