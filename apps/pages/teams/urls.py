from django.urls import path

from apps.pages.teams import invitations, joining, keys, members, projects, views

urlpatterns = [
    path("teams/", views.teams, name="teams"),
    path("teams/<int:team_id>/", views.team, name="team"),
    path("teams/<int:team_id>/name/", views.rename, name="team-rename"),
    path("teams/<int:team_id>/leave/", members.leave, name="team-leave"),
    path("teams/<int:team_id>/members/<int:member_id>/role/", members.role, name="member-role"),
    path(
        "teams/<int:team_id>/members/<int:member_id>/remove/", members.remove, name="member-remove"
    ),
    path("teams/<int:team_id>/invitations/", invitations.invite, name="team-invite"),
    path(
        "teams/<int:team_id>/invitations/<int:invitation_id>/revoke/",
        invitations.revoke,
        name="invitation-revoke",
    ),
    path("teams/<int:team_id>/projects/", projects.create, name="project-create"),
    path("teams/<int:team_id>/keys/", keys.create, name="team-key-create"),
    path("teams/<int:team_id>/keys/<int:key_id>/revoke/", keys.revoke, name="team-key-revoke"),
    path("join/<str:text>/", joining.join, name="join"),
    path("join/<str:text>/account/", joining.register, name="join-register"),
]
