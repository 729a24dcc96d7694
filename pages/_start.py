"""The frame around every page: navigation, language, and watching the store for fresh facts."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from graph.errors import GraphError, NotFound
from pages._errors import complain
from pages._history import keep_history
from pages._navigation import pages
from pages._parts import nothing_yet
from pages._store import published
from pages._words import language, languages, say

_ICON = Path(__file__).parent / "assets" / "icon.png"


def _choose_language() -> None:
    """Keep the language in the session and in the address, so that a link opens as it was seen."""
    codes = list(languages())
    wanted = st.query_params.get("lang")
    if "language" not in st.session_state:
        st.session_state.language = wanted if wanted in codes else "en"
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.radio(
            say("nav.language"),
            codes,
            key="language",
            format_func=lambda code: languages()[code],
            horizontal=True,
            label_visibility="collapsed",
        )
    if wanted != language():
        st.query_params["lang"] = language()
    st.html(  # Streamlit calls every page English; screen readers would read Italian so
        f'<script>document.documentElement.lang = "{language()}"</script>', unsafe_allow_javascript=True
    )


@st.fragment(run_every=1)
def _watch(seen: tuple[str, str | None]) -> None:
    """Show the page anew as soon as the store has published something, or the reader changed from light to dark."""
    number, theme = seen
    now = st.context.theme.type
    if published() != number or (theme and now and now != theme):
        st.rerun()


_STYLE = """<style>
[data-testid="stMainBlockContainer"] { padding-top: 4.5rem; max-width: 76rem; }
[data-testid="stPageLink-NavLink"] {
  background: none; padding: 0.1rem 0; min-height: 1.75rem; height: auto;
}
[data-testid="stPageLink-NavLink"] * {
  color: light-dark(#0b5fa5, #9cc9f2); white-space: normal; overflow: visible; font-weight: 400;
}
[data-testid="stPageLink-NavLink"]:hover * { text-decoration: underline; }
[data-testid="stHeading"] h2 { font-size: 1.4rem; padding: 0.75rem 0 0.25rem; }
@media (min-width: 64rem) {
  [data-testid="stColumn"]:has(.tri-graph) { position: sticky; top: 4rem; align-self: start; }
}
[data-testid="stButtonGroup"] button[aria-checked="true"] *,
[data-testid="stPopoverButton"]:is(:hover, [aria-expanded="true"]) * {
  color: light-dark(#0b5fa5, #9cc9f2);
}
html [data-testid="stPopoverBody"] [data-testid="stPageLink-NavLink"],
html [data-testid="stPopoverBody"] [data-testid="stPageLink-NavLink"] * {
  color: inherit; text-decoration: underline; /* a popover stands outside what knows of light and dark */
}
[data-testid="stHeaderActionElements"] { display: none; }
[data-testid="stFileUploaderDropzoneInstructions"] * { white-space: normal; overflow: visible; }
[data-testid="stMain"]:focus-visible, [data-testid="stDataFrame"]:focus-within {
  outline: 2px solid light-dark(#0b5fa5, #9cc9f2); outline-offset: -2px;
}
.tri-profile dl { display: grid; grid-template-columns: minmax(7rem, 12rem) 1fr; gap: .25rem 1rem; margin: 0; }
.tri-profile dl { padding: 0 !important; }
.tri-profile dt, .tri-profile dd { margin: 0; padding: 0; }
.tri-profile dt { font-weight: 600; }
.tri-profile h2 { font-size: 1.125rem; padding: 1rem 0 .25rem; }
.tri-profile blockquote { margin: 0 0 .5rem; padding-left: .75rem; border-left: 3px solid #7a8899; }
.tri-profile footer { margin: 1rem 0; font-size: .8125rem; overflow-wrap: anywhere; }
.tri-print { min-height: 2.5rem; padding: 0 1.25rem; font: inherit; cursor: pointer; color: #fff; background: #0b5fa5;
  border: 0; border-radius: .5rem; }
.tri-table { border-collapse: collapse; width: 100%; font-size: .875rem; }
.tri-table th, .tri-table td { text-align: left; vertical-align: top; font-weight: 400; padding: .25rem .75rem .25rem 0;
  border-bottom: 1px solid #8886; overflow-wrap: anywhere; }
.tri-table thead th, .tri-table caption { font-weight: 600; text-align: left; }
.tri-beside { table-layout: fixed; margin-bottom: .75rem; }
.tri-beside th[scope="row"] { font-weight: 600; }
.tri-beside thead th:first-child { width: 22%; }
.tri-beside ul { margin: 0; padding-left: 1rem; }
.tri-beside ul li { margin: 0; font-size: .875rem; }
.tri-beside li a, .tri-beside th a { display: inline-block; min-height: 24px; }
@media (max-width: 40rem) { .tri-beside, .tri-beside ul li { font-size: .8125rem; hyphens: auto; } }
@media (max-width: 40rem) { .tri-beside thead th:first-child { width: 28%; } }
[data-testid="stElementContainer"]:has([data-testid="stHtml"] > script:only-child) { position: absolute; }
.tri-details { font-size: .875rem; margin: -.5rem 0 .5rem; overflow-wrap: anywhere;
  color: light-dark(#555b63, #b4bac2); }
.tri-none { color: light-dark(#555b63, #b4bac2); }
.tri-table a { color: light-dark(#0b5fa5, #9cc9f2); }
.tri-said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print {
  header, [data-testid="stRadio"], [data-testid="stPageLink"], [data-testid="stDownloadButton"],
  [data-testid="stButtonGroup"], .tri-print { display: none !important; }
  [data-testid="stMainBlockContainer"] { padding-top: 0; }
  .tri-profile { font-size: 10pt; line-height: 1.3; }
}
[data-testid="stCaptionContainer"] { color: light-dark(#555b63, #b4bac2); opacity: 1; }
</style>"""
"""Links between things look like links, and long names wrap instead of being cut."""

st.set_page_config(page_title="Triptych", page_icon=str(_ICON), layout="wide")
chosen = st.navigation(pages(), position="top")
st.html(_STYLE)
keep_history()
_choose_language()
seen = published(), st.context.theme.type  # the map and the charts are drawn in colours that are chosen here
try:
    chosen.run()
except NotFound as error:
    if published():
        complain(error)
    else:
        nothing_yet()
except GraphError as error:
    complain(error)
_watch(seen)
