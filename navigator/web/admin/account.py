"""One's own account: its password and its second factor."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from navigator import passwords, qr, second_factor
from navigator.accounts import Password, User
from navigator.text import Voice
from navigator.web import guard, tries
from navigator.web.addresses import address
from navigator.web.current import now, the_speech, the_store
from navigator.web.guard import allowed, the_user

account = Blueprint("account", __name__)

N = str  # marks a message for the catalogues; it is translated where it is shown

WRONG = N("This is not your present password.")
UNLIKE = N("The two new passwords are not the same. Write it twice alike.")
SAME = N("Choose a password that is not the present one.")


@account.get("/<voice:voice>/admin/account")
@allowed("counsellor")
def overview(voice: Voice) -> str:
    with the_store() as kept:
        left = kept.accounts.recovery_codes_left(the_user())
    return render_template("admin/account.html", left=left, done=request.args.get("done", ""))


@account.get("/<voice:voice>/admin/account/password")
@allowed("newcomer")
def password(voice: Voice) -> str:
    return render_template("admin/password.html", shortest=passwords.SHORTEST)


@account.post("/<voice:voice>/admin/account/password")
@allowed("newcomer")
def change_password(voice: Voice) -> ResponseReturnValue:
    """Change the password; every other sign-in ends, and this one gets a new name."""
    new = request.form.get("new_password", "")
    minutes, fault = _trial(request.form.get("password", ""))
    fault = fault or ("" if minutes else _new_fault(new))
    if minutes or fault:
        page = render_template(
            "admin/password.html", shortest=passwords.SHORTEST, fault=fault, minutes=minutes
        )
        return page, 429 if minutes else 422
    if not _changed(the_user(), passwords.hashed(new)):
        return redirect(address("signing.sign_in", on=None), 303)
    return redirect(address("account.overview", on=None, done="password"), 303)


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
    """Show a new secret, for an app to take in; it counts only when a code confirms it."""
    minutes, fault = _trial(request.form.get("password", ""))
    if minutes or fault:
        return _factor_page(fault=fault, minutes=minutes), 429 if minutes else 422
    with the_store() as kept:
        kept.accounts.offer_second_factor(the_user(), second_factor.new_secret())
    return redirect(address("account.factor", on=None), 303)


@account.post("/<voice:voice>/admin/account/second-factor/confirm")
@allowed("counsellor")
def confirm_factor(voice: Voice) -> ResponseReturnValue:
    """Turn the second factor on, and show the recovery codes this once.

    As with a new password, every other sign-in ends, and this one gets a new name.
    """
    user = the_user()
    step = second_factor.step(user.offered, request.form.get("code", ""), now())
    if step is None:
        return _factor_page(fault=second_factor.WRONG), 422
    codes = second_factor.recovery_codes()
    hashes = [second_factor.recovery_hash(code) for code in codes]
    with the_store() as kept, kept.writing():
        kept.accounts.turn_on_second_factor(user, step, hashes, at=now(), by=user.name)
        guard.begin(kept, user, "done")
    return render_template("admin/recovery_codes.html", codes=codes)


@account.post("/<voice:voice>/admin/account/second-factor/off")
@allowed("counsellor")
def end_factor(voice: Voice) -> ResponseReturnValue:
    minutes, fault = _trial(request.form.get("password", ""))
    if minutes or fault:
        return _factor_page(fault=fault, minutes=minutes), 429 if minutes else 422
    with the_store() as kept:
        kept.accounts.turn_off_second_factor(the_user(), at=now(), by=the_user().name)
    return redirect(address("account.overview", on=None, done="off"), 303)


def _trial(typed: str) -> tuple[int, str]:
    """Minutes to wait, or a fault, or neither: one may not try passwords here for ever either."""
    user = the_user()
    minutes = tries.minutes_to_wait(user.name)
    if minutes:
        return minutes, ""
    if not passwords.fits(user.password, typed[: passwords.LONGEST]):
        return 0, WRONG
    tries.give_back(user.name)
    tries.welcome(user.name)
    return 0, ""


def _new_fault(new: str) -> str:
    if new != request.form.get("repeated_password", ""):
        return UNLIKE
    if new == request.form.get("password", ""):
        return SAME
    return passwords.fault(new, the_user().name)


def _factor_page(*, fault: str = "", minutes: int = 0) -> str:
    user = the_user()
    return render_template(
        "admin/second_factor.html",
        fault=fault,
        minutes=minutes,
        key=" ".join(user.offered[at : at + 4] for at in range(0, len(user.offered), 4)),
        picture=_picture(user.offered) if user.offered else "",
    )


def _picture(secret: str) -> Markup:
    issuer = the_speech().gettext("Service stairs of Kouvola")
    of = second_factor.address(secret, the_user().name, issuer)
    return Markup(qr.svg(of))  # noqa: S704 — squares drawn by the library
