"""Checking a format's name against those a command offers."""

from ..errors import UsageError, did_you_mean


def one_of(given: str, allowed: tuple[str, ...], what: str = "format") -> str:
    """The name, if it is offered; raises UsageError."""
    if given not in allowed:
        hint = did_you_mean(given, allowed)
        raise UsageError(f"no {what} is called '{given}'{hint} (allowed: {', '.join(allowed)})")
    return given
