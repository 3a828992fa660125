"""People and teams in templates."""

from django import template

from apps.teams import portraits

register = template.Library()
register.filter("initials", portraits.initials)
register.filter("colour_of", portraits.colour_of)
