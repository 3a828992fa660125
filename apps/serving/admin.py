"""Models and services in Django's administration: to look at; actions alone change them."""

from django.contrib import admin
from django.http import HttpRequest

from apps.serving.models import Model, ModelVersion, Service


class ReadOnly(admin.ModelAdmin):
    """Shows rows and changes none: files and processes hang on them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Model)
class ModelAdmin(ReadOnly):
    list_display = ["name", "project", "created_at"]
    search_fields = ["name", "id"]


@admin.register(ModelVersion)
class ModelVersionAdmin(ReadOnly):
    list_display = ["model", "number", "kind", "created_by", "created_at"]
    list_select_related = ["model", "created_by"]
    search_fields = ["id", "model__name"]


@admin.register(Service)
class ServiceAdmin(ReadOnly):
    list_display = ["name", "project", "version", "state", "wanted", "expires_at"]
    list_filter = ["state"]
    list_select_related = ["project", "version__model"]
    search_fields = ["id", "name"]
