"""The commands about accounts: user add, list, role, regions, password, disable and so on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from navigator import store
from navigator.catalog import municipalities
from navigator.cli.options import Text, var_option
from navigator.cli.publishing import published
from navigator.editions import Place, edition
from navigator.environment import day
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

BY = "navigator user"

role_choice = click.Choice(ROLES)
stdin_option = click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input."
)


@click.group()
def user() -> None:
    """The accounts of the staff."""


@user.command()
@click.argument("name", type=Text())
@click.option("--role", type=role_choice, required=True)
@stdin_option
@var_option
def add(name: str, role: Role, password_stdin: bool, var: Path) -> None:
    """Make an account for NAME. The password is asked for twice."""
    name = " ".join(name.split())
    _refuse(name_fault(name))
    with _opened(var) as kept:
        _refuse("There is an account of this name already." if kept.accounts.named(name) else "")
        kept.accounts.add(name, role, _password(name, stdin=password_stdin), at=day.now(), by=BY)
    click.echo(f"{name} can sign in as {role}.")


@user.command("list")
@var_option
def list_(var: Path) -> None:
    """List the accounts."""
    with _there(var) as kept:
        for one in kept.accounts.all():
            of = [f"of {' '.join(one.regions)}"] if one.regions else []
            signs = of + ["second factor"] * bool(one.secret) + ["disabled"] * one.disabled
            click.echo(", ".join([f"{one.name}: {one.role}", *signs]))


@user.command()
@click.argument("name", type=Text())
@click.argument("role", type=role_choice)
@var_option
def role(name: str, role: Role, var: Path) -> None:
    """Give NAME another ROLE."""
    _change(name, var, lambda kept, one: kept.accounts.change_role(one, role, at=day.now(), by=BY))
    click.echo(f"{name} is now {role}.")


@user.command()
@click.argument("name", type=Text())
@click.argument("regions", type=Text(), nargs=-1)
@var_option
def regions(name: str, regions: Sequence[str], var: Path) -> None:
    """Let NAME work for some REGIONS, by their ids; for all of them, if none is named."""
    some = tuple(dict.fromkeys(regions))
    unknown = [id_ for id_ in some if id_ not in _known(Place(var))]
    _refuse(f"There is no employment area {', '.join(unknown)} on the map." if unknown else "")
    _change(name, var, lambda kept, one: kept.accounts.set_regions(one, some, at=day.now(), by=BY))
    click.echo(f"{name} works for {', '.join(some) or 'all employment areas'}.")


def _known(place: Place) -> list[str]:
    """The ids of the regions of the newest edition."""
    return [region.id for region in edition.catalogue(published(place), place).regions]


@user.command()
@click.argument("name", type=Text())
@click.argument("new", metavar="NEW-NAME", type=Text())
@var_option
def rename(name: str, new: str, var: Path) -> None:
    """Give NAME another name to sign in by; the earlier one stays taken."""
    new = " ".join(new.split())
    _refuse(name_fault(new))
    _change(name, var, lambda kept, one: kept.accounts.rename(one, new, at=day.now(), by=BY))
    click.echo(f"{name} is now called {new}.")


@user.command()
@click.argument("name", type=Text())
@stdin_option
@var_option
def password(name: str, password_stdin: bool, var: Path) -> None:
    """Set the password of NAME; it is asked for twice. All sign-ins of the account end."""

    def set_it(kept: Store, one: User) -> None:
        new = _password(one.name, stdin=password_stdin)
        kept.accounts.set_password(one, new, at=day.now(), by=BY)

    _change(name, var, set_it)
    click.echo(f"{name} has a new password.")


@user.command()
@click.argument("name", type=Text())
@var_option
def disable(name: str, var: Path) -> None:
    """Let NAME sign in no more."""
    _change(name, var, lambda kept, one: kept.accounts.disable(one, at=day.now(), by=BY))
    click.echo(f"{name} can’t sign in any more.")


@user.command()
@click.argument("name", type=Text())
@var_option
def enable(name: str, var: Path) -> None:
    """Let NAME sign in again."""
    _change(name, var, lambda kept, one: kept.accounts.enable(one, at=day.now(), by=BY))
    click.echo(f"{name} can sign in again.")


@user.command("reset-second-factor")
@click.argument("name", type=Text())
@var_option
def reset_second_factor(name: str, var: Path) -> None:
    """Let NAME sign in with the password alone, when phone and recovery codes are lost."""
    _change(
        name,
        var,
        lambda kept, one: kept.accounts.turn_off_second_factor(one, at=day.now(), by=BY),
    )
    click.echo(f"{name} signs in with the password alone.")


@contextmanager
def _opened(var: Path) -> Iterator[Store]:
    var.mkdir(parents=True, exist_ok=True)
    with store.opened(Place(var).database, make=True) as kept:
        yield kept


@contextmanager
def _there(var: Path) -> Iterator[Store]:
    """The store, if it is there: only `add` makes one, since --var may be mistyped."""
    if not store.there(Place(var).database):
        raise click.ClickException(f"There are no accounts in {var}.")
    with _opened(var) as kept:
        yield kept


def _change(name: str, var: Path, change: Callable[[Store, User], Any]) -> None:
    with _there(var) as kept:
        found = kept.accounts.named(name)
        if found is None:
            raise click.ClickException(f"There is no account of the name {name}.")
        try:
            change(kept, found)
        except LastAdminError as error:
            raise click.ClickException(
                f"{name} is the last admin of all employment areas who can sign in."
            ) from error
        except NameTakenError as error:
            raise click.ClickException("There is an account of this name already.") from error


def _password(name: str, *, stdin: bool) -> Password:
    if stdin:
        typed = sys.stdin.readline().rstrip("\r\n")
    else:
        typed = click.prompt("Password", hide_input=True, confirmation_prompt="Once more")
    _refuse(passwords.fault(typed, name, municipalities()))
    return passwords.hashed(typed)


def _refuse(fault: str) -> None:
    if fault:
        raise click.ClickException(fault)
