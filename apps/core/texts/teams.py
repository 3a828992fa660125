"""Faults of teams: names, members, invitations and keys."""

TEXTS = {
    "teams.name_empty": ("Give it a name.", "请输入名称。"),
    "teams.name_long": ("Use at most {max} characters.", "最多 {max} 个字符。"),
    "teams.last_owner": (
        "A team keeps at least one owner. Make somebody else an owner first.",
        "团队至少要有一名所有者，请先将其他成员设为所有者。",
    ),
    "teams.not_a_member": (
        "{user} is not a member of the project's team. Invite them first.",
        "{user} 不是该项目所属团队的成员，请先邀请加入。",
    ),
    "teams.already_member": (
        "You are a member of this team already.",
        "您已是该团队的成员。",
    ),
    "teams.invitation_expired": (
        "This invitation has expired. Ask an owner of the team for a new link.",
        "邀请链接已过期，请向团队所有者索取新的链接。",
    ),
    "teams.invitation_revoked": (
        "This invitation was revoked. Ask an owner of the team for a new link.",
        "邀请链接已被撤销，请向团队所有者索取新的链接。",
    ),
    "teams.invitation_used_up": (
        "This invitation has been used. Ask an owner of the team for a new link.",
        "邀请链接已被使用，请向团队所有者索取新的链接。",
    ),
}
