#!/usr/bin/env bash
# What was run: Flask 3.1.2 with Werkzeug 3.1.3 (PyPI), url_for(…, _external=True, _scheme="webcal").
# Expected: webcal://example.org/calendar.ics, the address by which phones subscribe to a calendar; or an error, if a
#   scheme is not known. Flask’s manual says of _scheme: “The scheme to use for the URL.”
# What happens: http://example.org/calendar.ics, without a word, whatever other scheme is asked for, and also where
#   the site itself is on https.
# Whom it hurts: whoever links to calendars or apps (webcal, itms, geo): the link downloads a file once instead of
#   subscribing, and on a site of https it leads to http. Nothing fails until somebody presses it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check "flask==3.1.2" "werkzeug==3.1.3"
"$folder/venv/bin/python" - <<'PYTHON'
from flask import Flask, url_for

app = Flask(__name__)
app.add_url_rule("/calendar.ics", "calendar")
with app.test_request_context(base_url="https://example.org"):
    whole = url_for("calendar", _external=True)
    found = {
        scheme: url_for("calendar", _external=True, _scheme=scheme)
        for scheme in ("https", "webcal", "no-such-scheme")
    }
print(whole, found)
assert whole == found["https"] == "https://example.org/calendar.ics"
assert found["webcal"] == found["no-such-scheme"] == "http://example.org/calendar.ics"
PYTHON
