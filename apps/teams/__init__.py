"""Who: users, teams, memberships, projects, access keys."""
