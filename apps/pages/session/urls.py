from django.contrib.auth.views import LogoutView
from django.urls import path

from apps.pages.session import preferences
from apps.pages.session.signing_in import SignIn

urlpatterns = [
    path("login/", SignIn.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("preferences/theme/", preferences.theme, name="preferences-theme"),
    path("preferences/language/", preferences.language, name="preferences-language"),
    path("preferences/project/", preferences.project, name="preferences-project"),
]
