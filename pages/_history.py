"""Links that lead to another state of the same page go into the browser's history, as links to other pages do."""

from __future__ import annotations

import streamlit as st

_SCRIPT = """<script>
if (!window.triptychHistory) {
  window.triptychHistory = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[data-testid="stPageLink-NavLink"]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const to = new URL(link.href);
    if (to.pathname !== location.pathname || to.search === location.search) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, true);
}
</script>"""


def keep_history() -> None:
    """Let every link change the address, and the back button return.

    By itself Streamlit shows the page anew and leaves the address as it was where only the query differs: one could
    neither send what one sees nor go back from one thing to another.
    """
    st.html(_SCRIPT, unsafe_allow_javascript=True)
