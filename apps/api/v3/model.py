"""The body of `POST /v3/auth/tokens`, declared like the objects of the workflow page.

A required field has no `None` in its type, as `bodies.object_of` hands on no body without it.
"""

from dataclasses import dataclass

from apps.spec.shapes import Extras, Shape, declared, undeclared


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """The account a user belongs to; accepted as the vendor's clients send it, not needed."""

    name: str | None = declared(Shape.TEXT)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordUser:
    """Who wants a token."""

    name: str = declared(Shape.TEXT, required=True)
    password: str = declared(Shape.TEXT, required=True)
    domain: Domain | None = declared(Shape.OBJECT, of=Domain)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class Password:
    """The one way to prove it."""

    user: PasswordUser = declared(Shape.OBJECT, of=PasswordUser, required=True)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """How the user proves who it is."""

    methods: tuple[str, ...] = declared(Shape.TEXTS, required=True)
    password: Password = declared(Shape.OBJECT, of=Password, required=True)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopedProject:
    """The project the token opens."""

    id: str = declared(Shape.TEXT, required=True)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What the token is for."""

    project: ScopedProject = declared(Shape.OBJECT, of=ScopedProject, required=True)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class Auth:
    """The whole wish: identity and scope."""

    identity: Identity = declared(Shape.OBJECT, of=Identity, required=True)
    scope: Scope = declared(Shape.OBJECT, of=Scope, required=True)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRequest:
    """The body."""

    auth: Auth = declared(Shape.OBJECT, of=Auth, required=True)
    extras: Extras = undeclared()
