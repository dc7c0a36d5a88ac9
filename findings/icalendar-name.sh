#!/usr/bin/env bash
# What was run: icalendar 7.3.2 (PyPI), Calendar.add() with the properties that RFC 7986 gives to a whole calendar.
# Expected: NAME is TEXT (RFC 7986, 5.1), so commas and semicolons in it are escaped as in DESCRIPTION; REFRESH-INTERVAL
#   and SOURCE say VALUE=DURATION and VALUE=URI, which RFC 7986 (5.7, 5.8) requires, since neither has a default type.
# What happens: DESCRIPTION of the same calendar is escaped and NAME is not; a line break in NAME is an AssertionError
#   when the calendar is written, long after it was set; both VALUE parameters are missing.
# Whom it hurts: whoever names calendars after what people write, such as “Jobs, training; Kotka”: other programs cut
#   the name at the comma, or take two. Passing vText(name) and the parameter by hand helps.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check "icalendar==7.3.2"
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import timedelta

from icalendar import Calendar

calendar = Calendar()
calendar.add("description", "Jobs, training; Kotka")
calendar.add("name", "Jobs, training; Kotka")
calendar.add("refresh-interval", timedelta(days=1))
calendar.add("source", "https://example.org/calendar.ics")
lines = calendar.to_ical().decode().splitlines()
print("\n".join(lines))
assert r"DESCRIPTION:Jobs\, training\; Kotka" in lines, "the description is escaped"
assert "NAME:Jobs, training; Kotka" in lines, "the name is not"
assert "REFRESH-INTERVAL:P1D" in lines, "no VALUE=DURATION"
assert "SOURCE:https://example.org/calendar.ics" in lines, "no VALUE=URI"
broken = Calendar()
broken.add("name", "Jobs\nand training")
try:
    broken.to_ical()
except AssertionError as error:
    print("AssertionError:", error)
else:
    raise SystemExit("a line break in the name is written now")
PYTHON
