"""Replies from a list: for tests, and wherever nobody is there to be asked."""

from collections.abc import Iterable

from .asker import Prompt, Reply


class ScriptedAsker:
    """Gives the replies in order and remembers what it was asked."""

    def __init__(self, replies: Iterable[Reply] = ()) -> None:
        self._replies = iter(replies)
        self.prompts: list[Prompt] = []

    def ask(self, prompt: Prompt) -> Reply:
        """The next reply; raises EOFError when there is none, ValueError for an unfit one."""
        self.prompts.append(prompt)
        try:
            reply = next(self._replies)
        except StopIteration:
            raise EOFError from None
        if isinstance(reply, str):
            values = [choice.value for choice in prompt.choices]
            fault = prompt.fault(reply) if not values or reply not in values else None
            if fault or (values and reply not in values):
                raise ValueError(f"{prompt.text!r} does not take {reply!r}: {fault or values}")
        return reply
