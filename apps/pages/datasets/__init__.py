"""The project's datasets: what is there, which versions, and what the samples are."""
