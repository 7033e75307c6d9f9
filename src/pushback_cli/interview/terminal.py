"""Arrow keys and typed lines, with questionary, on stderr so that stdout stays clean."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TextIO

from .asker import Choice, Control, Prompt, Reply
from .plain import BACK

if TYPE_CHECKING:
    from questionary import Question

MOST_LABEL = 72
_CONTROLS: Mapping[str, Control] = {"‹ back": Control.BACK, "skip this one": Control.SKIP}


class TerminalAsker:
    """Asks on a screen."""

    def __init__(self, stream: TextIO, tell: Callable[[str], None], width: int) -> None:
        self._stream, self._tell, self._width = stream, tell, width

    def ask(self, prompt: Prompt) -> Reply:
        """Ask once; the prompt itself repeats until the reply fits."""
        self._introduce(prompt)
        question = self._select(prompt) if prompt.choices else self._line(prompt)
        # ask() would swallow Ctrl-C, print a line of its own and return None
        reply: str | Control = question.unsafe_ask()
        if prompt.choices:
            self._echo(prompt, reply)
        if isinstance(reply, Control):
            return reply
        if not prompt.choices and reply.strip() == BACK and prompt.back:
            return Control.BACK
        if not prompt.choices and not reply.strip() and prompt.skip:
            return Control.SKIP
        return reply

    def _echo(self, prompt: Prompt, reply: Reply) -> None:
        # The list is wiped when it is done: its own last line breaks long answers mid-word.
        chosen = next((c.label for c in prompt.choices if c.value == reply), None)
        control = next((label for label, c in _CONTROLS.items() if c == reply), "")
        self._tell(f"? {self._wrapped(prompt.text)}\n  {self._wrapped(chosen or control)}")

    def _introduce(self, prompt: Prompt) -> None:
        parts = [part for part in (prompt.progress, prompt.why) if part]
        self._tell("")
        if parts:
            self._tell(f"  {self._wrapped(' · '.join(parts))}")
        for line in prompt.lines:
            self._tell(f"  {self._wrapped(line)}")

    def _wrapped(self, text: str) -> str:
        # prompt_toolkit cuts a long line in the middle of a word
        import textwrap

        return textwrap.fill(text, max(30, self._width - 4)).replace("\n", "\n  ")

    def _options(self) -> dict[str, Any]:
        from prompt_toolkit.output.vt100 import Vt100_Output
        from questionary import Style

        style = Style([("qmark", "bold"), ("question", "bold"), ("answer", "fg:ansicyan"),
                       ("pointer", "fg:ansicyan bold"), ("highlighted", "fg:ansicyan bold"),
                       ("separator", "bold"), ("instruction", "")])  # fmt: skip
        options: dict[str, Any] = {"style": style, "qmark": "?"}
        output = self._output()
        if isinstance(output, Vt100_Output):
            # Asking where the cursor is costs a second on every terminal that does not answer.
            output.enable_cpr = False
        return {**options, "output": output}

    def _output(self) -> Any:
        from prompt_toolkit.output import create_output

        return create_output(stdout=self._stream)

    def _select(self, prompt: Prompt) -> "Question":
        import questionary

        labels = [self._fitted(choice) for choice in prompt.choices]
        items: list[Any] = []
        group = None
        for choice, label in zip(prompt.choices, labels, strict=True):
            if choice.group != group:
                group = choice.group
                items.append(questionary.Separator(f"  {group}"))
            items.append(questionary.Choice(label, value=choice.value))
        offered = {Control.BACK: prompt.back, Control.SKIP: prompt.skip}
        for label, control in _CONTROLS.items():
            if offered[control]:
                items.append(questionary.Choice(label, value=control))
        default = prompt.default if prompt.default in {c.value for c in prompt.choices} else None
        return questionary.select(
            self._wrapped(prompt.text),
            choices=items,
            default=default,
            instruction="(type to filter, Enter to choose)" if prompt.filtered else " ",
            use_search_filter=prompt.filtered,
            use_jk_keys=False,  # j and k are letters to filter by
            use_arrow_keys=True,
            erase_when_done=True,
            **self._options(),
        )

    def _line(self, prompt: Prompt) -> "Question":
        import questionary

        def check(typed: str) -> bool | str:
            text = typed.strip()
            if (prompt.back and text == BACK) or (prompt.skip and not text):
                return True
            fault = prompt.fault(text)
            return True if fault is None else f"That {fault}."

        ways = [prompt.hint, "Enter skips" if prompt.skip else None]
        ways.append(f"{BACK} goes back" if prompt.back else None)
        how = "; ".join(way for way in ways if way)
        return questionary.text(
            self._wrapped(prompt.text) + (f"\n  {self._wrapped(how)}" if how else ""),
            default=prompt.default,
            instruction="\n >",
            validate=check,
            validate_while_typing=False,
            **self._options(),
        )

    def _fitted(self, choice: Choice) -> str:
        # questionary cuts long choices in the middle of a character cell
        most = min(MOST_LABEL, self._width - 5)
        return choice.label if len(choice.label) <= most else choice.label[: most - 1] + "…"
