"""The library: a project's workflows, as a table or as cards."""
