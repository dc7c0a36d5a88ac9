"""Signing in and out. Whether there is an account shows neither in words nor in time."""

from __future__ import annotations

from datetime import timedelta
from math import ceil

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from navigator.staff import User, passwords, second_factor
from navigator.store import Store
from navigator.voices import Voice
from navigator.web.admin.frame import navigation
from navigator.web.request import (
    FullError,
    address,
    allowed,
    guard,
    lockout,
    now,
    own_path,
    security_log,
    the_store,
    the_user,
    turn,
)

signing = Blueprint("signing", __name__)

N = str  # marks a message for the catalogues; it is translated where it is shown

LONGEST_TYPED = 200
WRONG = N("The name and password don’t match. Check both and try again.")
EXPIRED = N(
    "This password was given to you for once and has expired, because it was good for 7 days. "
    "Ask an administrator for a new one."
)


@signing.get("/<voice:voice>/admin/sign-in")
@allowed("anybody")
def sign_in(voice: Voice) -> ResponseReturnValue:
    """The form; who is signed in already goes on."""
    if guard.signed_in():
        return _onward(request.args.get("next", ""))
    return _form(request.args.get("next", ""))


@signing.post("/<voice:voice>/admin/sign-in")
@allowed("anybody")
def take(voice: Voice) -> ResponseReturnValue:
    """Sign in by name and password, or say that they don't fit, whichever of them it is."""
    name = request.form.get("name", "")[:LONGEST_TYPED]
    onward = request.form.get("next", "")
    minutes = lockout.minutes_to_wait(name)
    if minutes:
        _log_wait(name)
        return _wait(_form(onward, name, minutes=minutes), minutes)
    try:
        with turn("passwords"):
            return _tried(name, onward)
    except FullError:
        lockout.give_back(name)  # nobody has looked whether it is right
        raise


def _tried(name: str, onward: str) -> ResponseReturnValue:
    password = request.form.get("password", "")[: passwords.LONGEST]
    with the_store() as kept:
        user = kept.accounts.named(name)
        usable = user if user and not user.disabled else None
        if not passwords.fits(usable.password if usable else None, password) or usable is None:
            _log_refusal(user)
            return _form(onward, name, fault=WRONG), 422
        lockout.give_back(name)
        if usable.password.expired(now()):
            security_log.bad("expired-password", usable)
            return _form(onward, name, fault=EXPIRED), 422
        if not _begun(kept, usable, password):
            return _form(onward, name, fault=WRONG), 422
    if usable.secret:
        security_log.good("password-right", usable)
        return redirect(address("signing.code", on=None, next=own_path(onward)), 303)
    return _welcome(usable, onward)


@signing.get("/<voice:voice>/admin/sign-in/code")
@allowed("anybody")
def code(voice: Voice) -> ResponseReturnValue:
    """The second step, for those whose password was right just now."""
    if guard.awaiting_code() is None:
        return redirect(address("signing.sign_in", on=None), 303)
    return _code_form(request.args.get("next", ""))


@signing.post("/<voice:voice>/admin/sign-in/code")
@allowed("anybody")
def take_code(voice: Voice) -> ResponseReturnValue:
    """Sign in by a code of the second factor, or a recovery code."""
    user, onward = guard.awaiting_code(), request.form.get("next", "")
    if user is None:
        return redirect(address("signing.sign_in", on=None), 303)
    with the_store() as kept:
        minutes, try_ = _code_try(kept, user)
        if minutes:
            security_log.bad("told-to-wait", user)
            return _wait(_code_form(onward, minutes=minutes), minutes)
        if not _code_fits(kept, user, request.form.get("code", "")[:LONGEST_TYPED]):
            _log_wrong_code(kept, user)
            return _code_form(onward, fault=second_factor.WRONG), 422
        lockout.give_back(user.name, code=True)
        kept.code_tries.was_right(try_)
        with kept.writing():
            if not kept.accounts.still(user):
                return redirect(address("signing.sign_in", on=None), 303)
            guard.begin(kept, user, "done")
    return _welcome(user, onward)


@signing.post("/<voice:voice>/admin/sign-out")
@allowed("newcomer")
def sign_out(voice: Voice) -> ResponseReturnValue:
    """End the sign-in, and land where no cookie is set."""
    security_log.good("signed-out", the_user())
    with the_store() as kept:
        guard.end(kept)
    return redirect(address("home", on=None), 303)


@signing.post("/<voice:voice>/admin/sign-out-everywhere")
@allowed("newcomer")
def sign_out_everywhere(voice: Voice) -> ResponseReturnValue:
    """End this sign-in and those that were forgotten on other machines."""
    security_log.good("signed-out-everywhere", the_user())
    with the_store() as kept:
        kept.sign_ins.end_all(the_user(), at=now(), by=the_user().name)
        guard.end(kept)
    return redirect(address("home", on=None), 303)


def _code_try(kept: Store, user: User) -> tuple[int, int]:
    """Whole minutes to wait; or, if a code may be tried now, the number under which it counts."""
    minutes = lockout.minutes_to_wait(user.name, code=True)
    if minutes:
        return minutes, 0
    wait, try_ = kept.code_tries.begin(user, at=now(), slowed=not lockout.known(user.name))
    if wait:
        lockout.give_back(user.name, code=True)
    return ceil(wait / timedelta(minutes=1)), try_


def _log_wait(name: str) -> None:
    with the_store() as kept:
        security_log.bad("told-to-wait", kept.accounts.named(name))


def _log_refusal(user: User | None) -> None:
    if user is None:
        security_log.bad("unknown-name", None)
    else:
        security_log.bad("closed-account" if user.disabled else "wrong-password", user)


def _log_wrong_code(kept: Store, user: User) -> None:
    security_log.bad("wrong-code", user)
    if kept.code_tries.was_wrong(user, at=now()):
        security_log.bad("many-wrong-codes", user)


def _code_fits(kept: Store, user: User, typed: str) -> bool:
    step = second_factor.step(user.secret, typed, now())
    if step is not None:
        return kept.accounts.use_step(user, step)
    used = kept.accounts.use_recovery_code(user, second_factor.recovery_hash(typed), at=now())
    if used:
        security_log.good("recovery-code", user)
    return used


def _begun(kept: Store, user: User, password: str) -> bool:
    """Sign in, or as far as the second factor, unless the account was changed meanwhile.

    Hashing takes a moment: so it is done before the store is kept from others.
    """
    anew = passwords.hashed(password) if passwords.stale(user.password) else None
    with kept.writing():
        if not kept.accounts.still(user):
            return False
        if anew:
            kept.accounts.rehash(user, anew)
        guard.begin(kept, user, "code" if user.secret else "done")
    return True


def _welcome(user: User, onward: str) -> ResponseReturnValue:
    lockout.welcome(user.name)
    security_log.good("signed-in", user)
    return _onward(onward)


def _onward(wished: str) -> ResponseReturnValue:
    return redirect(own_path(wished) or navigation.start(), 303)


def _form(onward: str, name: str = "", *, fault: str = "", minutes: int = 0) -> str:
    with the_store() as kept:
        first = not kept.accounts.all()
    return render_template(
        "admin/sign_in.html", onward=onward, name=name, fault=fault, minutes=minutes, first=first
    )


def _code_form(onward: str, *, fault: str = "", minutes: int = 0) -> str:
    return render_template("admin/code.html", onward=onward, fault=fault, minutes=minutes)


def _wait(page: str, minutes: int) -> ResponseReturnValue:
    return page, 429, {"Retry-After": str(minutes * 60)}
