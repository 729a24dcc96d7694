"""Finding: things by name, place and what is said of them, with counts; a list to send and to take away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from graph.errors import NotFound
from graph.facets import FACETS, Chosen
from graph.facets.named import HITS
from graph.facets.table import SORTS
from graph.search.places import territories_called
from pages._asked import BEST, PAGE, Asked, asked, keep, shortlist
from pages._counted import facets, is_counted, name_of, names, number_words, ordered, ranks, value_name
from pages._lists import show_list, thing_address
from pages._parts import escaped, nothing_yet
from pages._said import announce
from pages._saved import saved_searches
from pages._shortlist import show_shortlist
from pages._store import find, index, is_empty
from pages._taking import take_away
from pages._words import language, say

_SHIPPED = 60
"""Values of a facet that are sent to the browser; the others are found by what they are called."""
_FIRST = 6
_OPEN = ("kind", "project", "country")


def _search_fields(given: Asked) -> None:
    """What is looked for, and where; both stand in the address as soon as they are typed."""
    words, place = st.columns([3, 2], gap="small")
    for box, name, value in ((words, "q", given.text), (place, "place", given.place)):
        if st.session_state.get(f"find-{name}", "").strip() != value:
            st.session_state[f"find-{name}"] = value  # the address was changed: by a link, or by going back
        box.text_input(
            say(f"find.{name}"),
            placeholder=say(f"find.{name}_example"),
            key=f"find-{name}",
            on_change=_typed,
        )


def _typed() -> None:
    text, place = (str(st.session_state[f"find-{name}"]).strip() for name in ("q", "place"))
    keep(replace(asked(), text=text, place=place, page=1))


def _chosen(given: Asked) -> tuple[Chosen, list[str] | None]:
    """The things that fit, and the hits of the text in their order, None where none is asked."""
    places = territories_called(index(), given.place) if given.place else None
    hits = None
    if given.text:
        hits = [hit.iri for hit in find(given.text, place=given.place or None, limit=HITS)]
    return facets().choose(given.chosen, among=hits, places=None if hits is not None else places), hits


def _show_facets(given: Asked, found: Chosen) -> None:
    data: list[dict[str, Any]] = []
    for facet in FACETS:
        mine = given.chosen.get(facet, ())
        values = ordered(facet, found.counts[facet], mine)
        if not values:
            continue
        shown = values[:_SHIPPED] + [one for one in values[_SHIPPED:] if one[0] in mine]
        beyond = len(values) - len(shown)
        data.append(
            {
                "name": facet,
                "title": say(f"find.{facet}"),
                "first": 24 if facet == "kind" else _FIRST,
                "open": facet in _OPEN or bool(mine),
                "beyond": say("find.beyond", count=number_words(beyond)) if beyond else "",
                "values": [
                    {
                        "id": value,
                        "label": value_name(facet, value),
                        "shown": number_words(count),
                        "chosen": value in mine,
                        "deep": deep,
                    }
                    for value, count, deep in shown
                ],
            }
        )
    words = {"more": say("find.more"), "narrow": say("find.narrow")}
    show_list("facets", "facets", {"facets": data, "words": words}, choose=_choose)


def _choose(told: Any) -> None:
    keep(asked().toggled(str(told.get("facet")), str(told.get("value")), bool(told.get("on"))))


def _tick(told: Any) -> None:
    listed = [one for one in shortlist() if one != told.get("id")]
    keep(replace(asked(), listed=(*listed, str(told.get("id"))) if told.get("on") else tuple(listed)))


def _show_things(given: Asked, found: Chosen, hits: list[str] | None) -> None:
    everything = facets()
    if hits is not None and given.sort == BEST:
        order = {iri: place for place, iri in enumerate(hits)}
        things = sorted(found.things.tolist(), key=lambda one: order[everything.things[one]])
    else:
        by = given.sort if given.sort in SORTS else "name"
        things = everything.sorted(found.things, by, ranks()).tolist()
    pages = max(1, -(-len(things) // PAGE))
    page = min(given.page, pages)
    listed = set(shortlist())
    rows = []
    for number in things[(page - 1) * PAGE : page * PAGE]:
        iri, name = everything.things[number], names()[number]
        rows.append(
            {
                "id": iri,
                "href": thing_address(iri),
                "label": name,
                "about": _about(number),
                "tick": say("find.tick", name=name),
                "chosen": iri in listed,
            }
        )
    show_list("rows", "rows", {"rows": rows}, tick=_tick)
    if pages > 1:
        _paging(given, page, pages)
    take_away([everything.things[number] for number in things], "found")


def _about(number: int) -> str:
    """What tells a thing apart in a list: its kind, its region or country, its years, how many documents say so."""
    everything = facets()
    kinds = everything.columns["kind"].held_by(number)
    words = [say(f"kind.{_most_exact(kinds)}")]
    projects = everything.columns["project"].held_by(number)
    if len(projects) == 1 and projects[0] != everything.things[number]:
        words.append(name_of(projects[0]))
    regions = everything.columns["region"].held_by(number)
    countries = everything.columns["country"].held_by(number)
    place = max(regions, key=len) if len(countries) == 1 and regions and len(regions) <= 3 else ""
    if place and place != everything.things[number]:
        words.append(name_of(place))
    if len(countries) == 1 and countries[0] != everything.things[number]:
        words.append(name_of(countries[0]))
    elif len(countries) > 1:
        words.append(say("find.countries", count=len(countries)))
    years = everything.columns["year"].held_by(number)
    if years:
        words.append(years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}")
    count = int(everything.documents[number])
    if count:
        words.append(say("fact.source") if count == 1 else say("fact.sources", count=count))
    return " · ".join(words)


def _most_exact(kinds: list[str]) -> str:
    from ontology import vocabulary

    above = {one for kind in kinds for one in vocabulary.superclasses(kind)}
    return next(kind for kind in kinds if kind not in above)


def _paging(given: Asked, page: int, pages: int) -> None:
    with st.container(horizontal=True, horizontal_alignment="center", vertical_alignment="center", gap="small"):
        st.button(
            say("find.before"), key="before", disabled=page == 1, on_click=keep, args=(replace(given, page=page - 1),)
        )
        st.caption(say("find.page", page=page, pages=number_words(pages)), width="content")
        st.button(
            say("find.after"), key="after", disabled=page == pages, on_click=keep, args=(replace(given, page=page + 1),)
        )


def _head(given: Asked, found: Chosen, hits: list[str] | None) -> None:
    """How many there are, what was chosen with a way back, and how they are sorted."""
    left, right = st.columns([3, 2], vertical_alignment="bottom", gap="small")
    count = len(found)
    many = say("find.one") if count == 1 else say("find.many", count=number_words(count))
    left.markdown(f"**{many}**")
    announce(many)
    sorts = [BEST, *SORTS] if hits is not None else list(SORTS)
    sort = given.sort if given.sort in sorts else sorts[0]
    st.session_state["find-sort"] = sort
    right.selectbox(
        say("find.sort"), sorts, format_func=lambda one: say(f"find.by_{one}"), key="find-sort", on_change=_sort
    )
    if hits is not None and len(hits) == HITS:
        st.caption(say("find.best", count=HITS))
    values = [(facet, value) for facet, chosen in given.chosen.items() for value in chosen]
    with st.container(horizontal=True, gap="small"):  # always there: what comes after it stays in its place
        if values or given.text or given.place:
            for facet, value in values:
                st.button(
                    f"{escaped(value_name(facet, value))} ✕",
                    key=f"un-{facet}-{value}",
                    help=say("find.without", name=escaped(value_name(facet, value))),
                    on_click=keep,
                    args=(given.toggled(facet, value, on=False),),
                )
            st.button(say("find.all"), key="all", type="tertiary", on_click=keep, args=(Asked(listed=given.listed),))


def _sort() -> None:
    keep(replace(asked(), sort=str(st.session_state["find-sort"]), page=1))


def _follow(given: Asked) -> None:
    """The feed of what is chosen, where it is one that there is."""
    kinds, projects = given.chosen.get("kind", ()), given.chosen.get("project", ())
    if len(kinds) <= 1 and len(projects) <= 1 and (kinds or projects):
        asked_for = {"class": kinds, "project": projects, "lang": [language()]}
        query = urlencode([(name, value) for name, values in asked_for.items() for value in values])
        st.markdown(f"[{say('home.follow')}](/feed.atom?{query})")


def _nothing(given: Asked) -> None:
    """Why nothing fits, and what to do about it."""
    limits = sum(map(bool, given.chosen.values()))
    if given.text and not limits and not given.place:
        st.info(say("home.none", text=escaped(given.text)))
    else:
        st.info(say("find.none"))


def _show(given: Asked) -> None:
    _search_fields(given)
    try:
        found, hits = _chosen(given)
    except NotFound:
        st.info(say("find.no_place", place=escaped(given.place)))
        return
    side, middle = st.columns([1, 3], gap="large")
    with side:
        _show_facets(given, found)
        saved_searches(given)
        _follow(given)
    with middle:
        _head(given, found, hits)
        if len(found):
            _show_things(given, found, hits)
        else:
            _nothing(given)


if is_empty():
    st.title(say("find.title"))
    nothing_yet()
elif st.query_params.get("show") == "list":
    show_shortlist(shortlist())
else:
    st.title(say("find.title"))
    if is_counted():
        _show(asked())
    if shortlist():
        st.page_link(
            "find.py",
            label=say("find.list_link", count=len(shortlist())),
            query_params={"show": "list", "list": st.query_params.get_all("list"), "lang": language()},
        )
