"""A playbook as a page: everything it holds, for the head of talent acquisition who reviews it."""

from collections.abc import Iterable, Iterator

from ..core import days
from ..core.lines import Line
from ..core.playbook import Ask, Evidenced, Example, Objection, Playbook
from ..core.question import Question
from ..core.when import When
from .page import Block, Exchange, Page, Pairs, Points, Row, Section, Spoken, Table, Text


def page(playbook: Playbook) -> Page:
    """The page of a playbook."""
    return Page(
        title=playbook.title,
        aside=f"{playbook.id} · {playbook.reason} · {playbook.stage}",
        glance=(
            Row("summary", playbook.summary),
            Row("review by", days.written(playbook.review_by)),
            Row("facts", ", ".join(playbook.facts) or "none"),
        ),
        sections=tuple(section for section in _sections(playbook) if section.blocks),
        alarm=playbook.red_line,
    )


def _sections(playbook: Playbook) -> Iterator[Section]:
    yield Section("Sounds like", (Points(playbook.sounds_like),))
    yield Section(
        "Not this", _points(f"{near.tell} → {near.situation}" for near in playbook.not_this)
    )
    harms = tuple(
        (h.kind, h.behavior + _if(h.when), _cites(h.cost, h.facts)) for h in playbook.harms
    )
    yield Section("Harms", (Table(("Kind", "Behavior", "Cost"), harms),))
    yield Section("Questions", tuple(map(_question, playbook.questions)))
    gather = (
        (e.gather + (f" ({e.question})" if e.question else "") + _if(e.when), e.source, e.metric)
        for e in playbook.evidence
    )
    yield Section("Evidence to gather", (Table(("What", "Where", "Metric"), tuple(gather)),))
    yield Section("Open", _lines(playbook.open))
    yield Section("Listen", _lines(playbook.listen))
    yield Section("Points", _lines(playbook.points))
    yield Section("Objections", tuple(_exchange(each) for each in playbook.objections))
    yield Section("Full ask", tuple(_asks(playbook.asks.full)))
    yield Section("Smaller ask", tuple(_asks(playbook.asks.smaller)))
    yield Section("Avoid", _lines(playbook.avoid))
    yield Section("Walk away", _lines(playbook.walk_away))
    yield Section(
        "Not the moment",
        _points(f"{each.gate}: {_line(each)}" for each in playbook.not_the_moment),
    )
    yield Section(
        "Escalate",
        _points(
            f"{'Red line. ' * each.red_line}{_line(each)} → {each.to}"
            + (f" Say: “{each.hold}”" if each.hold else "")
            for each in playbook.escalate
        ),
    )
    yield Section("Example", tuple(_example(playbook.example)))


def _question(question: Question) -> Block:
    takes = ", ".join(f"{v} ({question.label(v)})" for v in question.allowed) or question.kind
    if question.unit:
        takes += f" of {question.unit[1]}"
    limits = ((" at least ", question.at_least), (" at most ", question.at_most))
    takes += ",".join(f"{words}{limit:g}" for words, limit in limits if limit is not None)
    evidence = question.evidence
    rows = (
        (question.id, question.ask + _if(question.when)),
        ("why", question.why),
        ("takes", takes),
        ("tier", question.tier + (", required" if question.required else "")),
        ("find", question.find or ""),
        ("evidence", f"{_line(evidence)} → {evidence.harm}" if evidence else ""),
    )
    return Pairs(tuple((label, text) for label, text in rows if text))


def _asks(asks: Iterable[Ask]) -> Iterator[Block]:
    for ask in asks:
        yield Spoken(ask.say + _if(ask.when), because=ask.because)
        rows = (("they", ask.manager), ("you", ask.recruiter), ("by", ask.by),
                ("starts", ask.starts), ("review", ask.review))  # fmt: skip
        yield Pairs(tuple((label, text) for label, text in rows if text))


def _exchange(objection: Objection) -> Exchange:
    conditions = _if(objection.when) + _if(objection.likely_when, "likely if")
    pressed = objection.if_they_press
    return Exchange(
        objection.says + conditions,
        Spoken(" / ".join(map(_line, objection.reply))),
        (pressed.says, Spoken(" / ".join(map(_line, pressed.reply)))),
    )


def _example(example: Example) -> Iterator[Block]:
    yield Text(f"{example.case} ({days.written(example.on)})")
    yield Pairs(tuple((name, _given(given)) for name, given in example.answers.items()))


def _given(given: Evidenced) -> str:
    parts = (given.value, given.source, given.date and days.written(given.date))
    return ", ".join(part for part in parts if part)


def _lines(lines: Iterable[Line]) -> tuple[Block, ...]:
    return _points(map(_line, lines))


def _line(line: Line) -> str:
    because = f" Because: {line.because}" if line.because else ""
    return _cites(line.say, line.facts) + _if(line.when) + because


def _cites(text: str, facts: tuple[str, ...]) -> str:
    return text + "".join(f" [{fact}]" for fact in facts)


def _points(items: Iterable[str]) -> tuple[Block, ...]:
    listed = tuple(items)
    return (Points(listed),) if listed else ()


def _if(when: When, word: str = "if") -> str:
    if not when:
        return ""
    tests = (f"{name} {' or '.join(values)}" for name, values in when.items())
    return f" ({word} {', '.join(tests)})"
