"""Asking before something is gone for good."""

from typing import TYPE_CHECKING

from .. import streams
from ..errors import Interrupted, MustAsk

if TYPE_CHECKING:
    from ..settings import Settings


def confirmed(question: str, why: str, settings: "Settings") -> bool:
    """Whether somebody says yes; raises MustAsk, naming --yes, where nobody is there."""
    if not streams.interactive():
        raise MustAsk(f"nobody to ask: {question} --yes says yes")
    from ..interview.asker import Choice, Prompt
    from .choosing import asker_for

    choices = (Choice("no", "No, keep it"), Choice("yes", "Yes, delete it"))
    prompt = Prompt(question, why=why, choices=choices, default="no")
    try:
        return asker_for(settings).ask(prompt) == "yes"
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("stopped; nothing was changed") from None
