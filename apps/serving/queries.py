"""What is there: models with their versions, services. Nothing here writes."""

from collections.abc import Sequence

from django.db.models import Count, Max, Prefetch, QuerySet

from apps.core.errors import NotFound
from apps.serving.models import Model, ModelVersion, Service
from apps.teams import policy as teams_policy
from apps.teams.models import Project
from apps.teams.queries import Somebody


def models_of(project: Project) -> QuerySet[Model]:
    """Return the project's models, the one that changed last in front, with their versions."""
    newest = Prefetch("versions", ModelVersion.objects.defer("config").order_by("-created_at"))
    counted = project.models.annotate(changed_at=Max("versions__created_at"))
    return counted.prefetch_related(newest).order_by("-changed_at", "name")


def find_model(user: Somebody, model_id: str) -> Model:
    """Return a model of a project the user may see; raise `NotFound` for any other."""
    mine = Model.objects.filter(project__in=teams_policy.visible(user))
    found = mine.select_related("project__team").filter(pk=model_id).first()
    if found is None:
        raise NotFound("model", model_id)
    return found


def versions_of(model: Model) -> QuerySet[ModelVersion]:
    """Return a model's versions, newest first, with the number of services they answer in."""
    counted = model.versions.annotate(service_count=Count("services"))
    return counted.select_related("created_by").order_by("-created_at", "-id")


def compared(model: Model, ids: Sequence[str]) -> Sequence[ModelVersion]:
    """Return those of the model's versions that are named, oldest first."""
    return list(model.versions.filter(pk__in=list(ids)).order_by("created_at", "id"))


def find_version(user: Somebody, version_id: str) -> ModelVersion:
    """Return a model version the user may see; raise `NotFound` for any other."""
    mine = ModelVersion.objects.filter(model__project__in=teams_policy.visible(user))
    found = mine.select_related("model__project__team").filter(pk=version_id).first()
    if found is None:
        raise NotFound("model", version_id)
    return found


def version_in(project_id: str, model_id: str, number: str = "") -> ModelVersion:
    """Return the version a workflow names by the API's `model_id`; raise `NotFound` otherwise.

    The id of a whole model is taken too: with a number it means that version, else the newest.
    """
    there = ModelVersion.objects.filter(model__project_id=project_id).select_related("model")
    found = there.filter(pk=model_id).first()
    if found is None:
        numbered = {"number": number} if number else {}
        found = there.filter(model_id=model_id, **numbered).order_by("-created_at").first()
    if found is None:
        raise NotFound("model", model_id)
    return found


def services_of(project: Project) -> QuerySet[Service]:
    """Return the project's services by name."""
    return project.services.select_related("version__model").defer("log").order_by("name")


def find_service(user: Somebody, service_id: str) -> Service:
    """Return a service of a project the user may see; raise `NotFound` for any other."""
    mine = Service.objects.filter(project__in=teams_policy.visible(user))
    joined = mine.select_related("project__team", "version__model", "created_by")
    found = joined.filter(pk=service_id).first()
    if found is None:
        raise NotFound("service", service_id)
    return found


def service_in(project_id: str, service_id: str) -> Service:
    """Return a service of the project; raise `NotFound` for any other."""
    found = Service.objects.filter(project_id=project_id, pk=service_id).first()
    if found is None:
        raise NotFound("service", service_id)
    return found
