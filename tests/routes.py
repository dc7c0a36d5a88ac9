"""Every address of the site and who may open it: the one list of routes and roles.

A route that is missing here fails `tests/test_guard.py`; so does one that lets in anybody else.
"""

from __future__ import annotations

from navigator.web.request.guard import Least

# Public: nobody is asked who she is, no cookie is set.
PUBLIC = {
    "GET /",
    "GET /<further:code>/",
    "GET /<further:code>/<path:rest>",
    "GET /<voice:voice>/",
    "GET /<voice:voice>/about",
    "GET /<voice:voice>/accessibility",
    "GET /<voice:voice>/areas/<id_>",
    "GET /<voice:voice>/areas/<id_>.svg",
    "GET /<voice:voice>/card.png",
    "GET /<voice:voice>/beside",
    "GET /<voice:voice>/beside/<id_>",
    "GET /<voice:voice>/path",
    "POST /<voice:voice>/path",
    "GET /<voice:voice>/path.pdf",
    "POST /<voice:voice>/path.pdf",
    "GET /<voice:voice>/path/compare",
    "POST /<voice:voice>/path/compare",
    "GET /<voice:voice>/path/edit",
    "POST /<voice:voice>/path/edit",
    "GET /<voice:voice>/places",
    "GET /<voice:voice>/privacy",
    "GET /<voice:voice>/projects/<id_>",
    "GET /<voice:voice>/providers/<id_>",
    "GET /<voice:voice>/referrals",
    "GET /<voice:voice>/referrals/<id_>",
    "GET /<voice:voice>/regions",
    "GET /<voice:voice>/report",
    "POST /<voice:voice>/report",
    "GET /<voice:voice>/report/thanks",
    "GET /<voice:voice>/search",
    "GET /<voice:voice>/services/<id_>",
    "GET /<voice:voice>/steps/<id_>",
    "GET /api/v1/catalog",
    "GET /api/v1/referrals/<id_>",
    "GET /api/v1/search",
    "GET /api/v1/services/<id_>",
    "GET /api/v1/steps/<id_>",
    "GET /healthz",
    "GET /healthz/live",
    "GET /healthz/ready",
    "GET /hsds/3.1/",
    "GET /hsds/3.1/datapackage.zip",
    "GET /hsds/3.1/dump.zip",
    "GET /hsds/3.1/organizations",
    "GET /hsds/3.1/organizations/<uuid:id_>",
    "GET /hsds/3.1/service_at_locations",
    "GET /hsds/3.1/service_at_locations/<uuid:id_>",
    "GET /hsds/3.1/services",
    "GET /hsds/3.1/services/<uuid:id_>",
    "GET /hsds/3.1/taxonomies",
    "GET /hsds/3.1/taxonomies/<uuid:id_>",
    "GET /hsds/3.1/taxonomy_terms",
    "GET /hsds/3.1/taxonomy_terms/<uuid:id_>",
    "GET /robots.txt",
    "GET /sitemap.xml",
    "GET /static/<digest>/<name>",
}

# Of these there is no page for each locality: one is chosen there, or it is nobody's.
EVERYWHERE = {"GET /<voice:voice>/regions"}
PUBLIC |= {
    route.replace("/<voice:voice>/", "/<voice:voice>/<locality:locality>/", 1)
    for route in PUBLIC - EVERYWHERE
}

# The desk: after `/<voice:voice>/admin`, and the least role that opens it.
DESK: dict[str, Least] = {
    # findings
    "GET /": "counsellor",
    "GET /findings": "counsellor",
    "POST /findings": "editor",
    "GET /findings.csv": "counsellor",
    "GET /findings.json": "counsellor",
    "GET /timeline": "counsellor",
    "GET /matrix": "counsellor",
    "GET /compare": "counsellor",
    # signing
    "GET /sign-in": "anybody",
    "POST /sign-in": "anybody",
    "GET /sign-in/code": "anybody",
    "POST /sign-in/code": "anybody",
    "POST /sign-out": "newcomer",
    "POST /sign-out-everywhere": "newcomer",
    # account
    "GET /account": "counsellor",
    "GET /account/password": "newcomer",
    "POST /account/password": "newcomer",
    "GET /account/second-factor": "counsellor",
    "POST /account/second-factor": "counsellor",
    "POST /account/second-factor/cancel": "counsellor",
    "POST /account/second-factor/confirm": "counsellor",
    "POST /account/second-factor/off": "counsellor",
    # users
    "GET /users": "admin",
    "POST /users": "admin",
    "GET /users/<int:number>": "admin",
    "POST /users/<int:number>/role": "admin",
    "POST /users/<int:number>/regions": "admin",
    "POST /users/<int:number>/name": "admin",
    "POST /users/<int:number>/password": "admin",
    "POST /users/<int:number>/disable": "admin",
    "POST /users/<int:number>/enable": "admin",
    "POST /users/<int:number>/second-factor": "admin",
    # flags
    "GET /flags": "counsellor",
    "GET /flags.csv": "counsellor",
    "GET /flags/new": "counsellor",
    "POST /flags/new": "counsellor",
    "GET /flags/<id_>": "counsellor",
    "POST /flags/<id_>/moves": "counsellor",
    "POST /flags/<id_>/showing": "admin",
    "GET /flags/<id_>/words": "counsellor",
    "POST /flags/<id_>/words": "counsellor",
    # reports
    "GET /reports": "counsellor",
    "POST /reports/<int:number>/moves": "editor",
    # unanswered
    "GET /unanswered": "counsellor",
    "GET /unanswered.csv": "counsellor",
    # data
    "GET /data": "editor",
    "GET /data/editions/<int:number>/<name>": "editor",
    "POST /data/uploads": "editor",
    "GET /data/uploads/<int:number>": "editor",
    "POST /data/uploads/<int:number>": "editor",
    "GET /data/uploads/<int:number>/discard": "editor",
    "POST /data/uploads/<int:number>/discard": "editor",
    "POST /data/uploads/<int:number>/publish": "editor",
    # editions
    "GET /editions": "editor",
    "GET /editions/<int:number>/roll-back": "editor",
    "POST /editions/<int:number>/roll-back": "editor",
    "GET /editions/<int:number>/undo": "editor",
    "POST /editions/<int:number>/undo": "editor",
    # events
    "GET /events": "editor",
    "GET /events.csv": "editor",
    # rows
    "GET /<row:noun>/new": "editor",
    "POST /<row:noun>/new": "editor",
    "GET /<row:noun>/<key>/edit": "editor",
    "POST /<row:noun>/<key>/edit": "editor",
    "POST /services/<key>/checked": "editor",
    "GET /questions": "editor",
    "GET /questions.json": "editor",
    "GET /questions/<int:place>": "editor",
    "POST /questions/<int:place>": "editor",
    "GET /drafts/<int:draft>": "editor",
    "POST /drafts/<int:draft>/discard": "editor",
    "GET /<row:noun>/<key>/offers": "editor",
    "POST /<row:noun>/<key>/offers": "editor",
    "GET /<row:noun>/<key>/remove": "editor",
    "POST /<row:noun>/<key>/remove": "editor",
    "GET /thesaurus": "editor",
    "GET /terms": "editor",
    "GET /ways-in": "editor",
    # tree
    "GET /tree": "editor",
    "GET /tree/<item:noun>/new": "editor",
    "POST /tree/<item:noun>/new": "editor",
    "GET /tree/<item:noun>/<key>/edit": "editor",
    "POST /tree/<item:noun>/<key>/edit": "editor",
    "POST /tree/<item:noun>/<key>/move": "editor",
    "GET /tree/<item:noun>/<key>/remove": "editor",
    "POST /tree/<item:noun>/<key>/remove": "editor",
}
