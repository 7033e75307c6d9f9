"""A commented answers file: every question, why it is asked, and what it takes."""

import json
import textwrap
from collections.abc import Iterator

from ..core.answers import Answer, plain_number
from ..core.case import Case
from ..core.question import Question

WIDTH = 96


def template(case: Case) -> str:
    """The file, with the case's answers filled in and everything else left blank."""
    playbook = case.playbook
    lines = [
        f"# {playbook.title}",
        "#",
        "# Fill in what you know and leave the rest blank: a blank answer is skipped. Then:",
        f"#   pushback prep {playbook.id} --answers THIS_FILE",
        f"situation: {playbook.id}",
    ]
    for question in (*playbook.questions, *case.coaching.interview.questions):
        lines.extend(_entry(question, case.answers.given.get(question.id)))
    return "\n".join(lines) + "\n"


def _entry(question: Question, answer: Answer | None) -> Iterator[str]:
    yield ""
    yield from _comment(question.ask + (" (required)" if question.required else ""))
    yield from _comment(f"Why: {question.why}")
    if question.kind == "choice":
        yield "# One of:"
        for value in question.allowed:
            yield from _comment(f"  {value}: {question.label(value)}")
    else:
        yield from _comment(_takes(question))
    if question.find:
        yield from _comment(f"Look it up: {question.find}")
    if question.when:
        conditions = (f"{name} is {' or '.join(when)}" for name, when in question.when.items())
        yield from _comment(f"Only if {' and '.join(conditions)}.")
    yield f"{question.id}:{_value(answer)}"


def _takes(question: Question) -> str:
    match question.kind:
        case "number":
            unit = f" of {question.unit[1]}" if question.unit else ""
            least = f", at least {question.at_least:g}" if question.at_least is not None else ""
            most = f", at most {question.at_most:g}" if question.at_most is not None else ""
            return (
                f"A number{unit}{least}{most}; with its evidence: "
                "{value: 9, source: ATS, date: 2026-11-20}"
            )
        case "yes-no":
            return "yes or no"
        case "date":
            return "A day, such as 2026-11-20"
        case _:
            return "Text; with its evidence: {value: ..., source: her email, date: 2026-11-20}"


def _value(answer: Answer | None) -> str:
    if answer is None:
        return ""
    value = answer.value
    # JSON strings are YAML strings, whatever they hold
    plain = (
        plain_number(value) if isinstance(value, float) else json.dumps(value, ensure_ascii=False)
    )
    if answer.source is None and answer.on is None:
        return f" {plain}"
    parts = [f"value: {plain}"]
    if answer.source:
        parts.append(f"source: {json.dumps(answer.source, ensure_ascii=False)}")
    if answer.on:
        parts.append(f"date: {answer.on.isoformat()}")
    return f" {{{', '.join(parts)}}}"


def _comment(text: str) -> list[str]:
    indent = len(text) - len(text.lstrip())
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent="# ",
        subsequent_indent="# " + " " * (indent + 2 if indent else 0),
    )
