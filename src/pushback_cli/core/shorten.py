"""Whole sentences that fit a space: for the layer that is read in ten seconds."""

import re

_SENTENCE_END = re.compile(r"[.!?][”\"')]*(?=\s)")


def shorten(text: str, most: int) -> str:
    """The leading whole sentences within `most` characters, else whole words and an ellipsis."""
    if len(text) <= most:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if match.end() <= most]
    if ends:
        return text[: ends[-1]]
    cut = text[: most - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:") + "…"
