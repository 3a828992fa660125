"""A team: its members, links into it, projects and access keys; joining one."""
