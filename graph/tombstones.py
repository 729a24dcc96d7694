"""Tombstones: what a store remembers of a person it has erased, so that no later load brings the person back.

No name, address or number is kept, only keyed hashes of them; the key is random and the store's own. Whoever has
the store can still try names against them one by one: a tombstone is a pseudonym, not oblivion (docs/erasure.md).
"""

from __future__ import annotations

import hmac
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from graph.personal_names import forms, handles, surname_of, words

if TYPE_CHECKING:
    from graph.library import Library

_SETTING = "tombstones"
_TAIL = 7
"""Digits of a telephone number that are compared, from its end: country and area come and go."""
_NO_DIGIT = re.compile(r"\D+")


class Seal:
    """A keyed hash that only this store can make.

    >>> Seal("00").of("ada kask") == Seal("00").of("ada kask"), Seal("00").of("ada") == Seal("01").of("ada")
    (True, False)
    """

    def __init__(self, key: str) -> None:
        self.key = key
        self._bytes = bytes.fromhex(key)
        self._known: dict[str, str] = {}

    @staticmethod
    def new() -> Seal:
        """A seal with a key of its own."""
        return Seal(os.urandom(32).hex())

    def of(self, text: str) -> str:
        """The hash of a text, 24 hexadecimal digits."""
        return hmac.digest(self._bytes, text.encode("utf-8", "surrogatepass"), "sha256").hex()[:24]

    def opening(self, word: str) -> str:
        """The first 4 digits of a word's hash: enough to pass over most words, too few to tell which word it was."""
        if word not in self._known:
            if len(self._known) > 1 << 16:
                self._known.clear()
            self._known[word] = self.of(f"opening {word}")[:4]
        return self._known[word]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One erased person, as hashes; all sorted.

    ``names`` are those of the forms of the name, ``openings`` beginnings of those of their first words,
    ``handles`` of names run together, ``surnames`` of what stands alone in documents that name the person,
    ``contacts`` of addresses of mail and the ends of telephone numbers, ``kept`` of what is to stay although it looks
    alike. ``documents`` limits all this to some documents, empty for none. ``at`` is the day, as the caller gave it.
    """

    names: tuple[str, ...]
    openings: tuple[str, ...]
    handles: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Tombstones:
    """All tombstones of a store with its seal.

    >>> made = Tombstones(Seal("00"), (tombstone(Seal("00"), ["Ada Kask"]),))
    >>> Tombstones.from_json(made.to_json()).all == made.all
    True
    """

    seal: Seal
    all: tuple[Tombstone, ...]

    def to_json(self) -> str:
        """As text, for the library and for the processes that read."""
        each = [{one.name: getattr(stone, one.name) for one in fields(Tombstone)} for stone in self.all]
        return json.dumps({"seal": self.seal.key, "all": each}, sort_keys=True)

    @staticmethod
    def from_json(text: str) -> Tombstones | None:
        """What ``to_json`` wrote; None for an empty text."""
        if not text:
            return None
        data: Mapping[str, Any] = json.loads(text)
        each = [Tombstone(*(_kept(one[name.name]) for name in fields(Tombstone))) for one in data["all"]]
        return Tombstones(Seal(data["seal"]), tuple(each))

    def of(self, document: str | None) -> tuple[Tombstone, ...]:
        """Those that hold for a document; for None those that hold everywhere."""
        return tuple(one for one in self.all if not one.documents or document in one.documents)


def tombstone(
    seal: Seal,
    names: Iterable[str],
    *,
    contacts: Iterable[str] = (),
    kept: Iterable[str] = (),
    documents: Iterable[str] = (),
    surname: bool = True,
    at: str = "",
) -> Tombstone:
    """The tombstone of a person with these names; ``surname``: it goes, too, where it stands alone beside the name.

    Raises BadInput for what is no name.
    """
    names, kept = list(names), list(kept)
    known = {form for name in names for form in forms(name)}
    spared = {" ".join(word.key for word in words(name)) for name in kept if not _is_contact(name)}
    first = {form.split(" ", 1)[0] for form in known | spared}
    alone = {surname_of(name) for name in names if surname} - {""}
    first |= {one.split(" ", 1)[0] for one in alone}
    return Tombstone(
        names=_sealed(seal, known),
        openings=tuple(sorted({seal.opening(one) for one in first})),
        handles=_sealed(seal, {f"handle {one}" for name in names for one in handles(name)}),
        surnames=_sealed(seal, {f"surname {one}" for one in alone}),
        contacts=_sealed(seal, map(contact_key, contacts)),
        kept=_sealed(seal, [*spared, *(contact_key(one) for one in kept if _is_contact(one))]),
        documents=tuple(sorted(documents)),
        at=at,
    )


def contact_key(contact: str) -> str:
    """An address of mail in lower case, or the end of a telephone number.

    >>> contact_key("+372 (0)600 12 34"), contact_key("Ada.Kask@Linn.example")
    ('phone 6001234', 'mail ada.kask@linn.example')
    """
    if "@" in contact:
        return f"mail {contact.strip().casefold()}"
    return f"phone {_NO_DIGIT.sub('', contact)[-_TAIL:]}"


def _kept(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _is_contact(text: str) -> bool:
    return "@" in text or len(_NO_DIGIT.sub("", text)) > len(text) / 2


def _sealed(seal: Seal, texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({seal.of(text) for text in texts}))


def tombstones_of(library: Library) -> Tombstones | None:
    """The tombstones of a store, None where nobody was erased."""
    return Tombstones.from_json(library.setting(_SETTING) or "")


def lay(library: Library, all_: Tombstones) -> None:
    """Keep these tombstones, which hold those that were kept before."""
    library.keep(_SETTING, all_.to_json())
