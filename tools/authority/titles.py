"""The language of a project's title, where a model is sure of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SURE = 0.9
_WORDS = 3  # fewer tell nothing
_LONGEST = 200  # characters: what is longer describes
_OTHERS = ("bs", "mk", "sq", "sr", "tr")  # languages of partners that the table does not hold: to be known, not kept
_ADDED = re.compile(r"\s*\[Unofficial translation[^\]]*\]?|\s*\.$", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”„'«»]+([^\"“”„«»]+)[\"“”„'«»]+")


def languages_of(titles: Sequence[str], languages: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """(language, title) of the titles that are long enough to tell, each once; ``languages`` are those that can be."""
    identifier = _identifier(tuple(sorted({"en", *languages, *_OTHERS})))
    found: dict[str, tuple[str, str]] = {}
    for title in titles:
        text = _ADDED.sub("", title).strip()
        text = quoted[1].strip() if (quoted := _QUOTED.fullmatch(text)) else text
        if len(text.split()) < _WORDS or len(text) > _LONGEST or text.casefold() in found:
            continue
        language, share = identifier.classify(text) if languages else ("en", 1.0)
        if share >= _SURE and language not in _OTHERS:
            found[text.casefold()] = (language, text)
    return tuple(found.values())


@cache
def _identifier(languages: tuple[str, ...]) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(languages))
    return identifier
