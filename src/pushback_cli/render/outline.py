"""A brief as a page: the headings, their order, and what stands under each."""

from collections.abc import Callable, Iterator

from ..core import days
from ..core.brief import (
    Brief,
    CaseMade,
    Practice,
    Readiness,
    Step,
)
from .instead import not_raised
from .last_time import last_time
from .page import Block, Page, Pairs, Points, Row, Section, Table, Text
from .parts import (
    asked,
    cited,
    evidence_row,
    exchange,
    instead_blocks,
    moved,
    parked,
    points,
    right_one,
    sentence,
    sources,
    spoken,
)
from .stop import red_line, stop_rows

MOST_TO_FIX = 2


def page(brief: Brief) -> Page:
    """The page of a brief: the talking points, or the red-line page instead of them."""
    sections = red_line(brief) if brief.red_line else _sections(brief)
    return Page(
        title=brief.situation.title,
        aside=f"{brief.manager.known_as} · {days.written(brief.made_on)}",
        glance=tuple(stop_rows(brief) if brief.red_line else _glance(brief)),
        sections=tuple(section for section in sections if section.blocks),
        alarm=brief.red_line is not None,
    )


def _glance(brief: Brief) -> Iterator[Row]:
    glance = brief.glance
    if glance.last_time:
        yield Row("last time", glance.last_time)
    yield Row("advice", glance.verdict)
    if brief.gate.decision != "raise" and brief.gate.because:
        yield Row("because", brief.gate.because)
    raised = brief.gate.decision in ("raise", "wait")
    if glance.instead:
        yield Row("do first" if raised else "do instead", glance.instead)
    yield Row("say first" if raised else "if asked", glance.first, "you")
    if glance.again:
        yield Row("look again", glance.again)
    for label, promise in (("ask for", glance.ask_manager), ("you do", glance.ask_recruiter)):
        if promise:
            yield Row(label, sentence(promise))
    if glance.ask_by:
        yield Row("by", glance.ask_by)
    if glance.fallback:
        yield Row("if not", glance.fallback, "you")
    if glance.objection and glance.reply:
        yield Row("they say", glance.objection, "they")
        yield Row("reply", glance.reply, "you")
    for avoid in glance.avoid:
        yield Row("avoid", avoid)


def _sections(brief: Brief) -> Iterator[Section]:
    if brief.last_time:
        yield last_time(brief.last_time)
    if brief.gate.decision not in ("raise", "wait"):
        yield from not_raised(brief)
        return
    yield Section("Before you go in", tuple(_before(brief)))
    if brief.instead:
        yield Section("First of all", instead_blocks(brief.instead, "Then raise it:"))
    if brief.practice:
        yield Section("Practice first", tuple(_practice(brief.practice)))
    if brief.readiness:
        yield Section(
            f"Ready: {brief.readiness.score}",
            tuple(_ready(brief.readiness, brief.gate.decision == "wait")),
        )
    yield Section("Open", tuple(_open(brief)))
    steps: dict[Step, Callable[[Brief], Section]] = {
        "listen": _listen,
        "case": _case,
        "ask": _ask,
    }
    for number, step in enumerate(brief.steps):
        section = steps[step](brief)
        yield section if number else Section(f"{section.title} first", section.blocks)
    yield Section("If they push back", tuple(exchange(turn) for turn in brief.objections))
    yield Section("If it turns", tuple(_if_it_turns(brief)))
    yield Section("If it is still no", tuple(_still_no(brief)))
    yield Section("Watch yourself", points((*brief.avoid, *brief.watch_yourself)))
    yield Section("Parked for another day", parked(brief))
    yield Section("Find out before you go", _find_out(brief))
    yield Section("Is it the right conversation?", tuple(right_one(brief)))
    yield Section("Why this approach, and what would change it", tuple(_why(brief)))
    yield Section("Afterwards", tuple(_afterwards(brief)))
    lead = "Not cited above, in case they ask:"
    yield Section("Sources", tuple(sources(brief.sources, lead)))


def _practice(practice: Practice) -> Iterator[Block]:
    yield Text(f"{practice.why.say} {practice.why.because or ''}".strip())
    yield Points(practice.steps, boxes=True)


def _ready(readiness: Readiness, waiting: bool) -> Iterator[Block]:
    if not readiness.to_fix:
        yield Text("Nothing else is missing." if waiting else "Nothing is missing. Go.")
        return
    yield Text("A minute each:")
    yield Points(
        tuple(f"{check.say} {check.fix}" for check in readiness.to_fix[:MOST_TO_FIX]), boxes=True
    )


def _before(brief: Brief) -> Iterator[Block]:
    yield Text(brief.situation.summary)
    yield Text(f"{brief.situation.reason}. {brief.situation.why_right}")
    if brief.gate.because:
        yield Text(f"{brief.gate.say} {brief.gate.because}")
    if brief.approach:
        approach = brief.approach
        yield Pairs(
            (
                ("where", approach.setting),
                ("begin", approach.open_with),
                ("early on", approach.concede),
                ("tone", approach.tone),
            )
        )
    for note in brief.notes:
        yield Text(note)


def _open(brief: Brief) -> Iterator[Block]:
    yield spoken(brief.open.first)
    for other in brief.open.instead:
        yield Text("Or:")
        yield spoken(other)


def _listen(brief: Brief) -> Section:
    return Section("Listen", tuple(spoken(question) for question in brief.listen))


def _case(brief: Brief) -> Section:
    made = brief.case or CaseMade(strength="none")
    blocks: list[Block] = []
    if made.rows:
        thin = "Your evidence is thin, so say so before they do."
        # Strong evidence is no reason to go, where there is another one to wait.
        strong = "What you have:" if brief.gate.decision == "wait" else "Your evidence is strong."
        blocks.append(Text(strong if made.strength == "strong" else thin))
        heads = ("What happened", "Why it hurts", "Source")
        blocks.append(Table(heads, tuple(map(evidence_row, made.rows))))
    blocks.extend(spoken(point) for point in made.points)
    if made.to_note:
        lead = "Have you also seen" if made.rows else "Nothing dated yet. Have you seen"
        blocks.append(Text(f"{lead} any of these? Write the date beside each."))
        notes = tuple((note.behavior, cited(note.cost, note.facts)) for note in made.to_note)
        blocks.append(Table(("Behavior", "What it costs"), notes))
    return Section("Your case", tuple(blocks))


def _ask(brief: Brief) -> Section:
    return Section("The ask", asked(brief.ask) if brief.ask else ())


def _if_it_turns(brief: Brief) -> Iterator[Block]:
    if brief.if_it_turns:
        turns = brief.if_it_turns
        labels = ("pause", "agree in part", "another day")
        lines = (turns.pause, turns.agree, turns.rebook)
        yield Pairs(
            tuple((label, f"“{line.say}”") for label, said in zip(labels, lines, strict=True)
                  for line in said)
        )  # fmt: skip


def _still_no(brief: Brief) -> Iterator[Block]:
    if brief.fallback:
        yield Text("Settle for this:")
        yield from asked(brief.fallback)
    yield Text("Or walk away. The decision is theirs:")
    for line in brief.walk_away:
        yield spoken(line)
    if brief.if_it_goes_well:
        yield Text("And if it goes well, ask for all of it:")
        yield from asked(brief.if_it_goes_well)


def _find_out(brief: Brief) -> tuple[Block, ...]:
    found = (f"{item.what}{f' → {item.where}' if item.where else ''}" for item in brief.find_out)
    items = tuple(found)
    return (Points(items, boxes=True),) if items else ()


def _why(brief: Brief) -> Iterator[Block]:
    if brief.approach is None:
        return
    gate = f"{brief.gate.say} {brief.gate.because or ''}".strip() + moved(brief.gate.moved_by)
    lines = (
        f"{why.say} {why.because or ''}".strip() + moved(why.moved_by) for why in brief.approach.why
    )
    yield Points((gate, *lines))
    if brief.approach.would_change:
        yield Text("It would change with:")
        yield Points(brief.approach.would_change)


def _afterwards(brief: Brief) -> Iterator[Block]:
    yield Text("Send this the same day, put right to what was said:")
    yield Points(brief.recap)
    yield Text("Write down both promises with their dates, and whether you used this opening.")
