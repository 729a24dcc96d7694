"""A verb that opens its sentence is no part of the name of the body behind it, where verbs may come first."""

from __future__ import annotations

import pytest

from tests.read_out import bodies


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Projektas DRIFTWOOD. Vadovauja Alytaus rajono savivaldybė iš Lietuvos.", "Alytaus rajono savivaldybė"),
        ("Projektas DRIFTWOOD. Dalyvauja Kuršių nerijos nacionalinio parko direkcija.", "Kuršių nerijos"),
        ("Projekts DRIFTWOOD. Piedalās Valmieras novada pašvaldība.", "Valmieras novada pašvaldība"),
        ("Projekti DRIFTWOOD. Juhib Valga Vallavalitsus.", "Valga Vallavalitsus"),
        ("Projekt DRIFTWOOD. Vodi Razvojna agencija Sora.", "Razvojna agencija Sora"),
        ("Projekt DRIFTWOOD. Koordynuje Politechnika Łódzka.", "Politechnika Łódzka"),
        ("Projekt DRIFTWOOD. Vede Jihočeská hospodářská komora.", "Jihočeská hospodářská komora"),
        ("A DRIFTWOOD projekt. Vezeti Szegedi Tudományegyetem.", "Szegedi Tudományegyetem"),
        ("Proyecto DRIFTWOOD. Lidera Diputación Provincial de Ávila.", "Diputación Provincial de Ávila"),
    ],
)
def test_a_verb_before_a_name_is_none_of_it(text: str, body: str) -> None:
    assert any(name.startswith(body) for name in bodies(text)), bodies(text)
