"""The program on a terminal of its own, as somebody in front of it sees it."""

import os
import re
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pexpect
import pyte
import pytest

PROGRAM = (sys.executable, "-m", "pushback_cli")
PATIENCE = 60  # seconds, an upper bound: every wait ends as soon as the text is there
UP, DOWN, ENTER, INTERRUPT, ERASE_LINE = "\x1b[A", "\x1b[B", "\r", "\x03", "\x15"
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[=>78])")

# A list with its pointer, a line to type on, or the last words of a plain prompt
_PROMPT = re.compile(r"»| >(?: |$)|(?:to skip|to go back|a number)\.$")


class Terminal:
    """A program on a terminal of its own: what it printed, and what the screen shows."""

    def __init__(self, command: Sequence[str], columns: int, cwd: Path, env: dict[str, str]):
        self.process = pexpect.spawn(
            command[0],
            list(command[1:]),
            dimensions=(24, columns),
            cwd=str(cwd),
            env={**os.environ, **env},
            encoding="utf-8",
            timeout=PATIENCE,
            preexec_fn=_heed_signals,
        )
        self.printed = ""
        self._screen = pyte.Screen(columns, 24)
        self._stream = pyte.Stream(self._screen)
        self._seen = 0

    @property
    def screen(self) -> list[str]:
        """The lines of the screen as they stand."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def told(self) -> str:
        """All that was printed, as words: no escape sequences, white space folded."""
        return " ".join(_SEQUENCE.sub("", self.printed).split())

    def wait_for(self, *texts: str) -> None:
        """Wait until each text has been printed, in this order, after what was waited for."""
        for text in texts:
            while (found := self.told.find(text, self._seen)) < 0:
                self._goes_on(text)
            self._seen = found + len(text)

    def wait_for_any(self, *texts: str) -> str:
        """Wait until one of the texts has been printed after what was waited for; which one."""
        while not (found := [text for text in texts if text in self.told[self._seen :]]):
            self._goes_on(" or ".join(texts))
        first = min(found, key=self.told[self._seen :].find)
        self.wait_for(first)
        return first

    def wait_until(self, shows: Callable[[list[str]], bool]) -> None:
        """Wait until the screen is as described."""
        while not shows(self.screen):
            self._goes_on("the screen to change")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.process.send(key)

    def answer(self, question: str, *keys: str) -> None:
        """Wait for a question and the prompt that takes its answer, then press keys and Enter."""
        self.wait_for(question)
        self.wait_for_prompt()
        self.press(*keys, ENTER)

    def wait_for_prompt(self) -> None:
        """Wait until the question asked last can be answered."""
        while not _PROMPT.search(self.told[self._seen :]):
            self._goes_on("a prompt")

    def ends(self) -> int:
        """Wait for the end; the exit code."""
        while self._read():
            pass
        self.process.wait()
        assert "Traceback" not in self.printed
        assert self.process.exitstatus is not None
        return int(self.process.exitstatus)

    def is_killed(self) -> None:
        """End it as `kill -9` does: it gets no chance to do anything."""
        self.process.kill(signal.SIGKILL)
        while self._read():
            pass

    def is_closed(self) -> None:
        """Close the window it runs in."""
        self.process.close(force=True)

    def _goes_on(self, until: str) -> None:
        try:
            goes_on = self._read()
        except pexpect.TIMEOUT:
            goes_on = False
        if not goes_on:
            screen = "\n".join(self.screen)
            pytest.fail(f"waited in vain for {until!r}; the screen shows:\n{screen}")

    def _read(self) -> bool:
        try:
            text = self.process.read_nonblocking(65536, PATIENCE)
        except pexpect.EOF:
            return False
        self.printed += text
        self._stream.feed(text)
        return True


def _heed_signals() -> None:
    # A test run in the background of a shell ignores Ctrl-C, and its children would, too.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


Open = Callable[..., Terminal]
