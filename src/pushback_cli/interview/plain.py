"""Numbered lists and typed lines: for screen readers and terminals that can do no more."""

from collections.abc import Callable

from .asker import Choice, Control, Prompt, Reply

BACK, SKIP = "<", "-"


class PlainAsker:
    """Writes each prompt as text and reads a line."""

    def __init__(self, tell: Callable[[str], None], read_line: Callable[[], str]) -> None:
        self._tell, self._read_line = tell, read_line

    def ask(self, prompt: Prompt) -> Reply:
        """Ask until the reply fits."""
        self._tell("")
        if prompt.progress:
            self._tell(prompt.progress)
        self._tell(prompt.text)
        if prompt.why:
            self._tell(f"Why: {prompt.why}")
        for line in prompt.lines:
            self._tell(line)
        self._list(prompt.choices)
        self._tell(_how(prompt))
        while True:
            typed = self._read_line().strip()
            reply = self._reply(prompt, typed)
            if reply is not None:
                return reply

    def _list(self, choices: tuple[Choice, ...]) -> None:
        group = None
        for number, choice in enumerate(choices, 1):
            if choice.group != group:
                group = choice.group
                self._tell(f"{group}:")
            self._tell(f"  {number}. {choice.label}")

    def _reply(self, prompt: Prompt, typed: str) -> Reply | None:
        if typed == BACK and prompt.back:
            return Control.BACK
        if typed == "" and prompt.default:
            return prompt.default
        if typed in ("", SKIP) and prompt.skip:
            return Control.SKIP
        if not prompt.choices:
            fault = prompt.fault(typed)
            if fault:
                self._tell(f"That {fault}.")
            return None if fault else typed
        values = [choice.value for choice in prompt.choices]
        if typed in values:
            return typed
        if typed.isdecimal() and len(typed) < 5 and 1 <= int(typed) <= len(values):
            return values[int(typed) - 1]
        self._tell(f"Please type a number from 1 to {len(values)}.")
        return None


def _how(prompt: Prompt) -> str:
    parts = ["Type a number" if prompt.choices else prompt.hint or "Type your answer"]
    if prompt.default:
        default = next((c.label for c in prompt.choices if c.value == prompt.default), None)
        parts.append(f"Enter for: {default or prompt.default}")
        if prompt.skip:
            parts.append(f"{SKIP} to skip")
    elif prompt.skip:
        parts.append("Enter to skip")
    if prompt.back:
        parts.append(f"{BACK} to go back")
    return "; ".join(parts) + "."
