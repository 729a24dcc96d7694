"""What makes a web server send each client what it asks for: snippets to copy, and what helps without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from graph.publish.settings import Publication

_THINGS = r"(id|doc|release)/(.+)"


def snippets(publication: Publication) -> Iterator[tuple[str, str]]:
    """(file, text) for Apache, nginx, Netlify and Cloudflare Pages, and w3id.org; each answers 303."""
    path = urlsplit(publication.base).path
    yield "hosting/apache.htaccess", _apache(path)
    yield "hosting/nginx.conf", _nginx(path)
    yield "hosting/_headers", _headers()
    yield "hosting/_worker.js", _worker(path)
    yield "hosting/w3id.htaccess", _w3id(publication.base)
    yield "hosting/README.txt", _read_me()


def _apache(path: str) -> str:
    return f"""\
# Copy to .htaccess beside index.html. Apache 2.4 with mod_rewrite and mod_headers. Rewriting cannot compare numbers:
# a form with q=0 is never sent, one without q wins over one with, and of equals HTML goes first, then Turtle.
AddType text/turtle;charset=utf-8 .ttl
AddType application/ld+json .jsonld
AddType application/n-quads .nq
RewriteEngine On
RewriteBase {path}
RewriteCond %{{REQUEST_FILENAME}} -f
RewriteRule ^ - [L]
Header always merge Vary Accept
# HTML first where its q is 1 (no q given), as in every browser
RewriteCond %{{HTTP_ACCEPT}} text/html(?!\\s*;\\s*q=0) [NC]
RewriteCond %{{HTTP_ACCEPT}} !(text/turtle|application/ld\\+json)\\s*(,|$) [NC]
RewriteRule ^{_THINGS}$ $1/$2.html [R=303,L]
RewriteCond %{{HTTP_ACCEPT}} application/ld\\+json(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)) [NC]
RewriteCond %{{HTTP_ACCEPT}} !text/turtle\\s*(,|$) [NC]
RewriteRule ^{_THINGS}$ $1/$2.jsonld [R=303,L]
RewriteCond %{{HTTP_ACCEPT}} (text/turtle|text/\\*)(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)) [NC]
RewriteRule ^{_THINGS}$ $1/$2.ttl [R=303,L]
RewriteRule ^{_THINGS}$ $1/$2.html [R=303,L]
"""


def _nginx(path: str) -> str:
    return f"""\
# The map belongs into http {{}}, the locations into server {{}}. nginx has no q-values of its own: the order below says
# which type wins where a client names several without q.
map $http_accept $triptych_form {{
    default html;
    "~*text/html(?!\\s*;\\s*q=0)" html;
    "~*application/ld\\+json(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))" jsonld;
    "~*text/turtle(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))" ttl;
}}
location ~ ^{re.escape(path)}(id|doc|release)/ {{
    types {{ text/html html; text/turtle ttl; application/ld+json jsonld; }}
    add_header Vary Accept always;
    try_files $uri @triptych;
}}
location @triptych {{
    add_header Vary Accept always;
    return 303 $uri.$triptych_form;
}}
"""


def _headers() -> str:
    return """\
# For Netlify and Cloudflare Pages: copy beside index.html, together with _worker.js for Cloudflare Pages.
/*.ttl
  Content-Type: text/turtle; charset=utf-8
/*.jsonld
  Content-Type: application/ld+json
/id/*
  Vary: Accept
/doc/*
  Vary: Accept
"""


def _worker(path: str) -> str:
    return f"""\
// Cloudflare Pages: copy beside index.html. Netlify: the same function as an edge function, with context.next() for the
// asset. It answers 303 by the q-values of Accept (RFC 9110, 12.5.1).
const FORMS = [["text/html", "html"], ["text/turtle", "ttl"], ["application/ld+json", "jsonld"]];
function quality(accept, type) {{
  const ranges = accept.split(",").map((part) => {{
    const [name, ...rest] = part.trim().toLowerCase().split(";");
    const q = rest.map((one) => one.trim()).find((one) => one.startsWith("q="));
    return [name.trim(), q ? Number(q.slice(2)) || 0 : 1];
  }});
  for (const wanted of [type, type.split("/")[0] + "/*", "*/*"]) {{
    const found = ranges.filter(([name]) => name === wanted);
    if (found.length) return Math.max(...found.map(([, q]) => q));
  }}
  return 0;
}}
export default {{
  async fetch(request, env) {{
    const url = new URL(request.url);
    const thing = url.pathname.slice({len(path)});
    if (!/^(id|doc|release)\\//.test(thing) || /\\.(html|ttl|jsonld)$/.test(thing)) return env.ASSETS.fetch(request);
    const accept = request.headers.get("Accept") || "*/*";
    const [q, form] = FORMS.map(([type, end]) => [quality(accept, type), end]).reduce((a, b) => (b[0] > a[0] ? b : a));
    if (q === 0) return new Response("HTML, Turtle, JSON-LD\\n", {{status: 406, headers: {{Vary: "Accept"}}}});
    return new Response(null, {{status: 303, headers: {{Location: url.pathname + "." + form, Vary: "Accept"}}}});
  }},
}};
"""


def _w3id(base: str) -> str:
    return f"""\
# For the repository of w3id.org, in the folder of your name; it sends your permanent IRIs on to where the folder lies.
# Replace the address behind the pattern when you move.
Header set Access-Control-Allow-Origin *
Options +FollowSymLinks
RewriteEngine on
RewriteRule ^(.*)$ {base}$1 [R=303,L,NE]
"""


def _read_me() -> str:
    return """\
Copy the snippet for your server beside index.html (Apache, Netlify, Cloudflare) or into its settings (nginx). IRIs of
things then answer 303 to .html, .ttl or .jsonld. On a host where nothing can be set, the files are found by their
endings, each page names its data with rel=alternate, and holds them as embedded JSON-LD.
"""
