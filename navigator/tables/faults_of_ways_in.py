"""What is said of rows about ways into a service; see `problem`."""

from __future__ import annotations

N = str  # marks a message for the catalogues; it is translated where it is shown

FAULTS: dict[str, tuple[str, str]] = {
    "bad-hours": (
        N("“%(value)s” is no opening hours."),
        N(
            "Write them as 9:00-15:00, with commas between; a day that differs as "
            "2026-12-24 closed."
        ),
    ),
    "bad-coordinate": (
        N("“%(value)s” is no coordinate."),
        N("Write it in degrees with decimals, such as 60.868."),
    ),
    "far-coordinate": (
        N("The coordinate %(value)s does not lie in Finland."),
        N("It lies between %(least)s and %(most)s; maybe latitude and longitude are exchanged."),
    ),
    "half-coordinates": (
        N("One of the two coordinates is missing."),
        N("Fill in both, or neither."),
    ),
    "bad-language": (
        N("“%(value)s” is not the code of a language."),
        N("Write codes such as fi, sv, en, ru, with commas between."),
    ),
    "bad-telephone": (
        N("“%(value)s” is not a telephone number."),
        N("Write the number alone with its country, such as +358201234567."),
    ),
    "bad-mail": (
        N("“%(value)s” is not an e-mail address."),
        N("Write one address, such as palvelu@kunta.fi."),
    ),
    "unknown-municipality": (
        N("There is no municipality called “%(value)s”."),
        N("Write its Finnish name, as Statistics Finland does."),
    ),
    "not-in-region": (
        N("“%(value)s” is not a municipality of the employment area of this offer."),
        N("Name one of its municipalities, or add it to the area in needs.yaml."),
    ),
    "two-regions": (
        N("“%(value)s” already belongs to the employment area “%(other)s”."),
        N("Take it away from one of the two."),
    ),
    "taken-address": (
        N("“%(value)s” can’t be the id of an employment area: its address is taken."),
        N("Give it another id, such as its name with -alue at the end."),
    ),
    "bad-postcode": (
        N("“%(value)s” is not a postcode."),
        N("It has five digits, such as 45100; format the cell as text."),
    ),
    "nobodys-contact": (
        N("It is not said whose contact this is."),
        N("Fill in a provider, a service, a step or a region."),
    ),
    "no-place": (
        N("Only a place has this."),
        N("Take it away, or choose “place” as the kind."),
    ),
    "high-age": (
        N("%(value)s is no age of a person."),
        N("Write it in years, at most %(limit)s."),
    ),
    "ages-crossed": (
        N("The highest age is below the lowest, which is %(least)s."),
        N("Correct one of the two ages."),
    ),
    "applied-backwards": (
        N("The application period ends on %(end)s, before it starts on %(start)s."),
        N("Correct one of the two days."),
    ),
    "no-application": (
        N("There is an application period, but the start is said to be “%(value)s”."),
        N("Choose “application”, or take the days away."),
    ),
    "doubled-intake": (
        N("The same service and provider already have row %(other)s."),
        N("Keep one row, and write in it what both of them say."),
    ),
    "not-its-service": (
        N("“%(provider)s” does not give the service “%(service)s”."),
        N("Correct one of the two, or add the offer in offers.csv."),
    ),
}
