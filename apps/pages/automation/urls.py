from django.urls import path

from apps.pages.automation import schedules, subscriptions, topics

urlpatterns = [
    path("notifications/", topics.notifications, name="notifications"),
    path("notifications/topics/", topics.add, name="topic-add"),
    path("notifications/topics/<int:topic_id>/remove/", topics.remove, name="topic-remove"),
    path("workflows/<str:workflow_id>/automation/", schedules.automation, name="automation"),
    path("workflows/<str:workflow_id>/schedule/", schedules.save, name="schedule-save"),
    path("workflows/<str:workflow_id>/schedule/remove/", schedules.remove, name="schedule-remove"),
    path("workflows/<str:workflow_id>/subscriptions/", subscriptions.add, name="subscription-add"),
    path(
        "workflows/<str:workflow_id>/subscriptions/switch/",
        subscriptions.switch,
        name="subscription-switch",
    ),
    path(
        "workflows/<str:workflow_id>/subscriptions/<str:subscription_id>/remove/",
        subscriptions.remove,
        name="subscription-remove",
    ),
]
