"""Text that may hold `{placeholders}`, and the rules for what one may name.

A placeholder is a plain name of the vocabulary. There is no template language: no
attributes, no indexing, no conversions, no format specs.
"""

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from ..errors import did_you_mean

_formatter = Formatter()


def placeholders(text: str) -> tuple[str, ...]:
    """The names in braces, in order of first use; raises ValueError on bad braces."""
    if "{" not in text and "}" not in text:
        return ()
    names: dict[str, None] = {}
    for _, name, spec, conversion in _formatter.parse(text):
        if name is None:
            continue
        if spec or conversion:
            raise ValueError(f"'{{{name}}}' takes no format; write the name alone")
        names[name] = None
    return tuple(names)


def fill(text: str, shown: Mapping[str, str]) -> str:
    """The text with every placeholder replaced; the caller has seen that all are known."""
    if "{" not in text and "}" not in text:
        return text
    return "".join(
        literal + (shown[name] if name is not None else "")
        for literal, name, _, _ in _formatter.parse(text)
    )


def missing(text: str, shown: Iterable[str]) -> tuple[str, ...]:
    """The placeholders of the text that have no answer."""
    return tuple(name for name in placeholders(text) if name not in shown)


def _checked_against(*also: str) -> AfterValidator:
    def check(text: str, info: ValidationInfo) -> str:
        try:
            used = placeholders(text)
        except ValueError as error:
            raise PydanticCustomError("placeholder", "{why}", {"why": str(error)}) from None
        known = (info.context or {}).get("names")
        for name in used:
            if known is not None and name not in known and name not in also:
                raise PydanticCustomError(
                    "placeholder",
                    "no answer is called '{name}'{hint}",
                    {"name": name, "hint": did_you_mean(name, (*known, *also))},
                )
        return text

    return AfterValidator(check)


Plain = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
"""Text shown as it stands, without placeholders."""

_Sentence = StringConstraints(min_length=1, max_length=1000)

Text = Annotated[str, _Sentence, _checked_against()]
"""Text that may hold placeholders."""

AskText = Annotated[str, _Sentence, _checked_against("by")]
"""Text of an ask, where `{by}` is the day it falls due."""

RecapText = Annotated[str, _Sentence, _checked_against("by", "ask.manager", "ask.recruiter")]
"""Text of the message sent afterwards, which repeats the ask."""

PracticeText = Annotated[str, _Sentence, _checked_against("easier")]
"""A step of practice, where `{easier}` names the managers to practise on."""

SentText = Annotated[
    str, _Sentence, _checked_against("name", "held_on", "what", "by", "look_again")
]
"""Text of the message sent after a debrief."""
