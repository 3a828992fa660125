from django.urls import path

from apps.pages.account import views

urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/password/", views.password, name="account-password"),
    path("account/keys/", views.create_key, name="account-key-create"),
    path("account/keys/<int:key_id>/revoke/", views.revoke_key, name="account-key-revoke"),
]
