"""The sign-in page."""

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpResponse

from apps.pages.session.preferences import remember_theme
from apps.teams.models import Theme


class SignIn(LoginView):
    """Sign in with name and password; `next` leads on only inside this site."""

    template_name = "pages/session/login.html"
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        user = form.get_user()
        if user.language:
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax")
        if user.theme != Theme.SYSTEM:
            remember_theme(response, user.theme)
        return response
