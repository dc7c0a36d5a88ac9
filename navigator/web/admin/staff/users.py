"""The accounts: who has one, with which role; made, changed and let go by the administrators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from navigator.staff import (
    ROLES,
    LastAdminError,
    NameTakenError,
    Password,
    Role,
    User,
    name_fault,
    passwords,
)
from navigator.store import Store
from navigator.voices import Voice
from navigator.web.admin.frame import others
from navigator.web.request import address, allowed, now, the_store, the_user, turn

users = Blueprint("users", __name__)

N = str  # marks a message for the catalogues; it is translated where it is shown

TAKEN = N("There is an account of this name already.")
LAST = N(
    "This is the last administrator who can sign in. Make somebody else an administrator first."
)
DONE = {
    "renamed": N("The account has a new name. It is signed in with by the new name from now on."),
    "role": N("The role has been changed."),
    "regions": N("The employment areas have been changed. It holds at once."),
    "disabled": N("The account has been closed, and its sign-ins have ended."),
    "enabled": N("The account has been opened again."),
    "factor": N("Two-step sign-in is off. The password is enough until it is turned on again."),
}


@dataclass(frozen=True, slots=True)
class Handed:
    """A password to be handed over, shown once."""

    name: str
    password: str


@users.get("/<voice:voice>/admin/users")
@allowed("admin")
def overview(voice: Voice) -> str:
    return _page()


@users.post("/<voice:voice>/admin/users")
@allowed("admin")
def add(voice: Voice) -> ResponseReturnValue:
    """A new account, with a password that is shown once and must be changed at once."""
    name, role = " ".join(request.form.get("name", "").split()), _role()
    regions = _regions()
    if fault := name_fault(name):
        return _page(fault=fault, name=name, role=role, regions=regions), 422
    handed = Handed(name, passwords.one_time())
    try:
        hashed = _hashed(handed.password)
        _add(name, role, hashed, regions)
    except NameTakenError:
        return _page(fault=TAKEN, name=name, role=role, regions=regions), 422
    return _page(handed=handed)


def _add(name: str, role: Role, password: Password, regions: Sequence[str]) -> None:
    """Raises NameTakenError."""
    at, by = now(), the_user().name
    with the_store() as kept, kept.writing():
        number = kept.accounts.add(name, role, password, at=at, by=by)
        user = kept.accounts.numbered(number)
        if user and regions:
            kept.accounts.set_regions(user, regions, at=at, by=by)


@users.get("/<voice:voice>/admin/users/<int:number>")
@allowed("admin")
def one(voice: Voice, number: int) -> str:
    return _one_page(_found(number), done=DONE.get(request.args.get("done", ""), ""))


@users.post("/<voice:voice>/admin/users/<int:number>/role")
@allowed("admin")
def change_role(voice: Voice, number: int) -> ResponseReturnValue:
    role = _role()
    return _changed(
        number,
        "role",
        lambda kept, user: kept.accounts.change_role(user, role, at=now(), by=the_user().name),
    )


@users.post("/<voice:voice>/admin/users/<int:number>/regions")
@allowed("admin")
def change_regions(voice: Voice, number: int) -> ResponseReturnValue:
    """The employment areas that somebody works for; none: all of them."""
    regions = _regions()
    return _changed(
        number,
        "regions",
        lambda kept, user: kept.accounts.set_regions(user, regions, at=now(), by=the_user().name),
    )


@users.post("/<voice:voice>/admin/users/<int:number>/name")
@allowed("admin")
def rename(voice: Voice, number: int) -> ResponseReturnValue:
    """Give somebody another name, who married, or whose name was mistyped."""
    user, name = _mine(number), " ".join(request.form.get("name", "").split())
    if fault := name_fault(name):
        return _one_page(user, fault=fault, name=name), 422
    try:
        with the_store() as kept:
            kept.accounts.rename(user, name, at=now(), by=the_user().name)
    except NameTakenError:
        return _one_page(user, fault=TAKEN, name=name), 422
    return redirect(address("users.one", number=number, on=None, done="renamed"), 303)


@users.post("/<voice:voice>/admin/users/<int:number>/disable")
@allowed("admin")
def disable(voice: Voice, number: int) -> ResponseReturnValue:
    return _changed(
        number,
        "disabled",
        lambda kept, user: kept.accounts.disable(user, at=now(), by=the_user().name),
    )


@users.post("/<voice:voice>/admin/users/<int:number>/enable")
@allowed("admin")
def enable(voice: Voice, number: int) -> ResponseReturnValue:
    return _changed(
        number,
        "enabled",
        lambda kept, user: kept.accounts.enable(user, at=now(), by=the_user().name),
    )


@users.post("/<voice:voice>/admin/users/<int:number>/second-factor")
@allowed("admin")
def reset_factor(voice: Voice, number: int) -> ResponseReturnValue:
    """Let somebody else sign in without it; one’s own is turned off with the password alone."""
    if number == the_user().number:
        return redirect(address("account.factor", on=None), 303)
    return _changed(
        number,
        "factor",
        lambda kept, user: kept.accounts.turn_off_second_factor(user, at=now(), by=the_user().name),
    )


@users.post("/<voice:voice>/admin/users/<int:number>/password")
@allowed("admin")
def reset_password(voice: Voice, number: int) -> ResponseReturnValue:
    """A password for once, shown once; whoever was signed in with the old one isn't any more.

    One’s own is changed with the present one alone.
    """
    if number == the_user().number:
        return redirect(address("account.password", on=None), 303)
    user, password = _mine(number), passwords.one_time()
    hashed = _hashed(password)
    with the_store() as kept:
        kept.accounts.set_password(user, hashed, at=now(), by=the_user().name)
    return _page(handed=Handed(user.name, password))


def _hashed(password: str) -> Password:
    """As it is kept; it takes a moment, before the store is opened."""
    with turn("passwords"):
        return passwords.hashed(password, given=now())


def _changed(number: int, done: str, change: Callable[[Store, User], None]) -> ResponseReturnValue:
    user = _mine(number)
    try:
        with the_store() as kept:
            change(kept, user)
    except LastAdminError:
        return _one_page(user, fault=LAST), 422
    return redirect(address("users.one", number=number, on=None, done=done), 303)


def _found(number: int) -> User:
    with the_store() as kept:
        user = kept.accounts.numbered(number)
    return user or abort(404)


def _mine(number: int) -> User:
    """The account, if it is hers to change: with the password of another she would be another."""
    user = _found(number)
    others.refuse_of_others(user.regions)
    return user


def _regions() -> tuple[str, ...]:
    """The regions that were chosen, of those that there are; only hers, if she has not all."""
    chosen = request.form.getlist("regions")
    found = tuple(one.id for one in others.map_regions() if one.id in chosen)
    others.refuse_of_others(found)
    return found


def _role() -> Role:
    given = request.form.get("role", "")
    return next((role for role in ROLES if role == given), None) or abort(400)


def _page(**shown: object) -> str:
    with the_store() as kept:
        accounts = kept.accounts.all()
    return render_template("admin/users.html", accounts=accounts, roles=ROLES, now=now(), **shown)


def _one_page(user: User, *, fault: str = "", done: str = "", name: str = "") -> str:
    return render_template(
        "admin/user.html", user=user, roles=ROLES, fault=fault, done=done, name=name or user.name
    )
