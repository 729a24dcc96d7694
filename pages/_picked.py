"""A box in which one thing is looked for by name: the address keeps what was chosen."""

from __future__ import annotations

import streamlit as st

from graph.errors import NotFound
from graph.naming import identified, label, resolve
from graph.search import Hit
from graph.terms import short
from pages._parts import escaped, kind_words
from pages._store import base, find, index, reader
from pages._words import language, say

_OFFERED = 6


def picked(
    param: str, caption: str, *, kinds: tuple[str, ...] = (), help_text: str = "", example: str = ""
) -> str | None:
    """The IRI of the thing that the box holds, None where it is empty or what it holds is not clear yet.

    ``param`` is its name in the address, which has the thing's short IRI or the text typed. Where several things could
    be meant they are offered below the box; ``kinds`` are the classes (local names) that may be, ``example`` is shown
    in the empty box.
    """
    wanted = st.query_params.get(param, "")
    iri = identified(reader(), wanted, base()) if wanted else None
    shown = label(reader(), iri, language(), base()) if iri else wanted
    box, seen = f"pick-{param}", f"picked-{param}"
    if st.session_state.get(seen) != (wanted, language()):
        st.session_state[box] = shown  # the address was changed: by a link, by choosing, or by going back
        st.session_state[seen] = (wanted, language())
    st.text_input(
        caption,
        key=box,
        placeholder=example or say("home.placeholder"),
        help=help_text or None,
        on_change=_typed,
        args=(param,),
    )
    if iri or not wanted:
        return iri
    return _meant(param, wanted, kinds)


def picked_pair(captions: tuple[str, str], examples: tuple[str, str], empty: str) -> tuple[str, str] | None:
    """The things of two boxes side by side, ``a`` and ``b`` in the address; None, with a sentence, without two.

    ``empty`` is that sentence where a box is empty.
    """
    sides = zip(st.columns(2, gap="medium"), ("a", "b"), captions, examples, strict=True)
    found: list[str | None] = []
    for side, param, caption, example in sides:
        with side:
            found.append(picked(param, caption, example=example))
    first, second = found
    if not first or not second:
        if not st.query_params.get("a") or not st.query_params.get("b"):
            st.info(empty)
        return None
    if first == second:
        st.info(say("connections.path_same"))
        return None
    return first, second


def _typed(param: str) -> None:
    text = str(st.session_state[f"pick-{param}"]).strip()
    if text:
        st.query_params[param] = text
    else:
        st.query_params.pop(param, None)


def _meant(param: str, text: str, kinds: tuple[str, ...]) -> str | None:
    """The one thing called so; else None, with the things that could be meant to choose from."""
    hits = _hits(text, kinds)
    try:
        iri = resolve(reader(), text, index=index(), kind=kinds[0] if len(kinds) == 1 else None, base=base())
        if not kinds or iri in {hit.iri for hit in hits}:
            return iri
    except NotFound:
        pass  # it is not clear: the hits are offered
    if not hits:
        st.caption(say("pick.none", text=escaped(text)))
        return None
    st.caption(say("pick.which"))
    with st.container(gap="xxsmall"):
        for hit in hits[:_OFFERED]:
            name = f"{label(reader(), hit.iri, language(), base())} ({kind_words([hit.kind])})"
            st.button(escaped(name), key=f"{param}-{hit.iri}", type="tertiary", on_click=_choose, args=(param, hit.iri))
    return None


def _hits(text: str, kinds: tuple[str, ...]) -> list[Hit]:
    """Hits of each class in turn, the best of all first."""
    found = [hit for kind in kinds or (None,) for hit in find(text, kind=kind, limit=_OFFERED)]
    return sorted(found, key=lambda hit: -hit.score)


def _choose(param: str, iri: str) -> None:
    st.query_params[param] = short(iri)
