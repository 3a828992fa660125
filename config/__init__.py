"""The project: settings, URLs, servers, and the commands that concern all apps at once."""
