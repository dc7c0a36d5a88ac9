"""One's own account: its password and its second factor."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from navigator.catalog import Region, municipalities
from navigator.pictures import qr
from navigator.staff import Password, User, passwords, second_factor
from navigator.voices import Text, Voice
from navigator.web.request import (
    FullError,
    address,
    allowed,
    guard,
    lockout,
    now,
    security_log,
    the_edition,
    the_store,
    the_user,
    the_voice,
    turn,
)
from navigator.web.shown import site_name

account = Blueprint("account", __name__)

N = str  # marks a message for the catalogues; it is translated where it is shown

WRONG = N("This is not your present password.")
UNLIKE = N("The two new passwords are not the same. Write it twice alike.")
SAME = N("Choose a password that is not the present one.")
OVER = N(
    "No set-up is going on any more: it has been cancelled, or half an hour has passed. "
    "Write your password to begin anew."
)
DONE = {
    "password": N("Your password has been changed. You have been signed out everywhere else."),
    "off": N("Two-step sign-in is off."),
    "cancelled": N(
        "The set-up was cancelled. Delete the key from the app, if it is there already."
    ),
}


@account.get("/<voice:voice>/admin/account")
@allowed("counsellor")
def overview(voice: Voice) -> str:
    with the_store() as kept:
        left = kept.accounts.recovery_codes_left(the_user())
    done = DONE.get(request.args.get("done", ""), "")
    return render_template("admin/account.html", left=left, done=done)


@account.get("/<voice:voice>/admin/account/password")
@allowed("newcomer")
def password(voice: Voice) -> str:
    return _password_page()


@account.post("/<voice:voice>/admin/account/password")
@allowed("newcomer")
def change_password(voice: Voice) -> ResponseReturnValue:
    """Change the password; every other sign-in ends, and this one gets a new name."""
    new = request.form.get("new_password", "")
    minutes, fault = _trial(request.form.get("password", ""))
    if minutes or fault:
        return _password_page(fault, minutes=minutes), 429 if minutes else 422
    if fault := _new_fault(new):
        return _password_page(fault, field="new_password"), 422
    with turn("passwords"):
        hashed = passwords.hashed(new)
    if not _changed(the_user(), hashed):
        return redirect(address("signing.sign_in", on=None), 303)
    return redirect(address("account.overview", on=None, done="password"), 303)


def _password_page(fault: str = "", *, minutes: int = 0, field: str = "password") -> str:
    return render_template(
        "admin/password.html",
        shortest=passwords.SHORTEST,
        fault=fault,
        minutes=minutes,
        field=field,
    )


def _changed(user: User, password: Password) -> bool:
    """Keep a new password, unless the account was changed since the old one was asked for.

    It is hashed beforehand: that takes a moment, in which others must be able to write.
    """
    with the_store() as kept, kept.writing():
        if not kept.accounts.still(user):
            return False
        kept.accounts.set_password(user, password, at=now(), by=user.name)
        guard.begin(kept, user, "done")
    return True


@account.get("/<voice:voice>/admin/account/second-factor")
@allowed("counsellor")
def factor(voice: Voice) -> str:
    return _factor_page()


@account.post("/<voice:voice>/admin/account/second-factor")
@allowed("counsellor")
def offer_factor(voice: Voice) -> ResponseReturnValue:
    """Show a new secret, for an app to take in; it counts only when a code confirms it.

    It stands in this answer alone, which the password has opened. Whoever finds the machine signed
    in later opens no page that shows it, not even by a wrong code: the app of its owner has it by
    then, and who has missed it gives the password again, for another one.
    """
    minutes, fault = _trial(request.form.get("password", ""))
    if minutes or fault:
        return _factor_page(fault=fault, minutes=minutes), 429 if minutes else 422
    secret = second_factor.new_secret()
    with the_store() as kept:
        kept.accounts.offer_second_factor(the_user(), secret, at=now())
    return _factor_page(secret)


@account.post("/<voice:voice>/admin/account/second-factor/cancel")
@allowed("counsellor")
def cancel_factor(voice: Voice) -> ResponseReturnValue:
    """Throw the secret away that no code has confirmed; what counted before goes on."""
    with the_store() as kept:
        kept.accounts.withdraw_second_factor(the_user())
    return redirect(address("account.overview", on=None, done="cancelled"), 303)


@account.post("/<voice:voice>/admin/account/second-factor/confirm")
@allowed("counsellor")
def confirm_factor(voice: Voice) -> ResponseReturnValue:
    """Turn the second factor on, and show the recovery codes this once.

    As with a new password, every other sign-in ends, and this one gets a new name.
    """
    user = the_user()
    if not user.awaited(now()):
        return _factor_page(fault=OVER), 422
    minutes, step = _code_trial(user, request.form.get("code", ""))
    if minutes or step is None:
        fault = "" if minutes else second_factor.WRONG
        return _factor_page(fault=fault, minutes=minutes), 429 if minutes else 422
    codes = second_factor.recovery_codes()
    if not _turned_on(user, step, codes):
        return redirect(address("account.factor", on=None), 303)
    return render_template("admin/recovery_codes.html", codes=codes)


def _turned_on(user: User, step: int, codes: list[str]) -> bool:
    """Turn the second factor on, unless the set-up was cancelled or begun anew meanwhile."""
    hashes = [second_factor.recovery_hash(code) for code in codes]
    with the_store() as kept, kept.writing():
        if not kept.accounts.turn_on_second_factor(user, step, hashes, at=now(), by=user.name):
            return False
        guard.begin(kept, user, "done")
    return True


@account.post("/<voice:voice>/admin/account/second-factor/off")
@allowed("counsellor")
def end_factor(voice: Voice) -> ResponseReturnValue:
    minutes, fault = _trial(request.form.get("password", ""))
    if minutes or fault:
        page = _factor_page(fault=fault, minutes=minutes, field="password-off")
        return page, 429 if minutes else 422
    with the_store() as kept:
        kept.accounts.turn_off_second_factor(the_user(), at=now(), by=the_user().name)
    return redirect(address("account.overview", on=None, done="off"), 303)


def _trial(typed: str) -> tuple[int, str]:
    """Minutes to wait, or a fault, or neither: one may not try passwords here for ever either."""
    user = the_user()
    minutes = lockout.minutes_to_wait(user.name)
    if minutes:
        security_log.bad("told-to-wait", user)
        return minutes, ""
    try:
        with turn("passwords"):
            fits = passwords.fits(user.password, typed[: passwords.LONGEST])
    except FullError:
        lockout.give_back(user.name)  # nobody has looked whether it is right
        raise
    if not fits:
        security_log.bad("wrong-password", user)
        return 0, WRONG
    lockout.give_back(user.name)
    lockout.welcome(user.name)
    return 0, ""


def _code_trial(user: User, typed: str) -> tuple[int, int | None]:
    """Minutes to wait, or the step of the code, or neither if it is wrong."""
    minutes = lockout.minutes_to_wait(user.name, code=True)
    if minutes:
        return minutes, None
    step = second_factor.step(user.offered, typed, now())
    if step is not None:
        lockout.give_back(user.name, code=True)
    return 0, step


def _new_fault(new: str) -> str:
    if new != request.form.get("repeated_password", ""):
        return UNLIKE
    if new == request.form.get("password", ""):
        return SAME
    return passwords.fault(new, the_user().name, _near())


def _near() -> Iterator[str]:
    """What people here think of first: names of towns, of the site and of its regions."""
    yield from municipalities()
    catalog = the_edition().catalog
    named = (catalog.site.name, *(text for one in catalog.regions for text in _texts(one)))
    yield from (words for text in named for _, words in text)


def _texts(region: Region) -> tuple[Text, ...]:
    return (region.name, region.title, region.authority)


def _factor_page(
    secret: str = "", *, fault: str = "", minutes: int = 0, field: str = "password"
) -> str:
    """The page on which the second factor is set up; with its secret only where that is given."""
    begun = bool(secret or the_user().awaited(now()))
    return render_template(
        "admin/second_factor.html",
        begun=begun,
        fault=fault,
        minutes=minutes,
        field="code" if begun else field,
        key=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        picture=_picture(secret) if secret else "",
    )


def _picture(secret: str) -> Markup:
    issuer = site_name().in_voice(the_voice()).words
    of = second_factor.address(secret, the_user().name, issuer)
    return Markup(qr.svg(of))  # noqa: S704 — squares drawn by the library
