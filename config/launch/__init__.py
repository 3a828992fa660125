"""One command that runs everything: broker, web, worker and beat as one process tree, no Django."""
