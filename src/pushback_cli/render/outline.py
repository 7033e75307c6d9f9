"""A brief as a page: the headings, their order, and what stands under each."""

from collections.abc import Callable, Iterable, Iterator

from ..core import days
from ..core.brief import AskMade, Brief, CaseMade, Pushback, Source, Step
from ..core.lines import Said
from .page import Block, Exchange, Link, Page, Pairs, Points, Row, Section, Spoken, Table, Text


def page(brief: Brief) -> Page:
    """The page of a brief: the talking points, or the red-line page instead of them."""
    sections = _red_line(brief) if brief.red_line else _sections(brief)
    return Page(
        title=brief.situation.title,
        aside=f"{brief.manager.known_as} · {days.written(brief.made_on)}",
        glance=tuple(_stop_rows(brief) if brief.red_line else _glance(brief)),
        sections=tuple(section for section in sections if section.blocks),
        alarm=brief.red_line is not None,
    )


def _glance(brief: Brief) -> Iterator[Row]:
    glance = brief.glance
    yield Row("advice", glance.verdict)
    if brief.gate.decision != "raise" and brief.gate.because:
        yield Row("because", brief.gate.because)
    yield Row("say first", glance.first, "you")
    for label, promise in (("ask for", glance.ask_manager), ("you do", glance.ask_recruiter)):
        if promise:
            yield Row(label, _sentence(promise))
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
    yield Section("Before you go in", tuple(_before(brief)))
    yield Section("Open", tuple(_open(brief)))
    steps: dict[Step, Callable[[Brief], Section]] = {
        "listen": _listen,
        "case": _case,
        "ask": _ask,
    }
    for number, step in enumerate(brief.steps):
        section = steps[step](brief)
        yield section if number else Section(f"{section.title} first", section.blocks)
    yield Section("If they push back", tuple(_exchange(turn) for turn in brief.objections))
    yield Section("If it turns", tuple(_if_it_turns(brief)))
    yield Section("If it is still no", tuple(_still_no(brief)))
    yield Section("Watch yourself", _points((*brief.avoid, *brief.watch_yourself)))
    yield Section("Parked for another day", _list(brief.parked))
    yield Section("Find out before you go", _find_out(brief))
    yield Section("Is it the right conversation?", tuple(_right_one(brief)))
    yield Section("Why this approach, and what would change it", tuple(_why(brief)))
    yield Section("Afterwards", tuple(_afterwards(brief)))
    lead = "Not cited above, in case they ask:"
    yield Section("Sources", tuple(_sources(brief.sources, lead)))


def _before(brief: Brief) -> Iterator[Block]:
    yield Text(brief.situation.summary)
    yield Text(f"{brief.situation.reason}. {brief.situation.why_right}")
    if brief.gate.because:
        yield Text(f"{brief.gate.say} {brief.gate.because}")
    if brief.approach:
        yield Pairs((("where", brief.approach.setting), ("tone", brief.approach.tone)))
    for note in brief.notes:
        yield Text(note)


def _open(brief: Brief) -> Iterator[Block]:
    yield _spoken(brief.open.first)
    for other in brief.open.instead:
        yield Text("Or:")
        yield _spoken(other)


def _listen(brief: Brief) -> Section:
    return Section("Listen", tuple(_spoken(question) for question in brief.listen))


def _case(brief: Brief) -> Section:
    made = brief.case or CaseMade(strength="none")
    blocks: list[Block] = []
    if made.rows:
        thin = "Your evidence is thin, so say so before they do."
        blocks.append(Text("Your evidence is strong." if made.strength == "strong" else thin))
        heads = ("What happened", "Why it hurts", "Source")
        rows = tuple(
            (
                row.happened,
                _cited(row.hurts, row.facts),
                f"{row.source}, {days.written(row.as_of)}: {row.strength}",
            )
            for row in made.rows
        )
        blocks.append(Table(heads, rows))
    blocks.extend(_spoken(point) for point in made.points)
    if made.to_note:
        lead = "Have you also seen" if made.rows else "Nothing dated yet. Have you seen"
        blocks.append(Text(f"{lead} any of these? Write the date beside each."))
        notes = tuple((note.behavior, _cited(note.cost, note.facts)) for note in made.to_note)
        blocks.append(Table(("Behavior", "What it costs"), notes))
    return Section("Your case", tuple(blocks))


def _ask(brief: Brief) -> Section:
    return Section("The ask", _asked(brief.ask) if brief.ask else ())


def _asked(ask: AskMade) -> tuple[Block, ...]:
    rows = [("they", _sentence(ask.manager)), ("you", _sentence(ask.recruiter))]
    rows.append(("by", days.written(ask.by)))
    rows.extend((label, text) for label, text in (("starts", ask.starts), ("review", ask.review))
                if text)  # fmt: skip
    return (Spoken(ask.say, because=ask.because), Pairs(tuple(rows)))


def _exchange(turn: Pushback) -> Exchange:
    pressed = turn.if_they_press
    return Exchange(turn.says, _spoken(turn.reply), (pressed.says, _spoken(pressed.reply)))


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
        yield Text("Settle for the smaller ask:")
        yield from _asked(brief.fallback)
    yield Text("Or walk away. The decision is theirs:")
    for line in brief.walk_away:
        yield _spoken(line)
    if brief.if_it_goes_well:
        yield Text("And if it goes well, ask for all of it:")
        yield from _asked(brief.if_it_goes_well)


def _find_out(brief: Brief) -> tuple[Block, ...]:
    found = (f"{item.what}{f' → {item.where}' if item.where else ''}" for item in brief.find_out)
    items = tuple(found)
    return (Points(items, boxes=True),) if items else ()


def _right_one(brief: Brief) -> Iterator[Block]:
    if brief.not_the_moment:
        yield Text("Not the moment, if one of these is so:")
        yield from _points(brief.not_the_moment)
    if brief.stops_being_advice:
        yield Text("No longer advice, if one of these is so:")
        yield Points(tuple(f"{stop.say} → {stop.to}" for stop in brief.stops_being_advice))
    if brief.not_this:
        yield Text("Another situation, if:")
        yield Points(tuple(f"{near.what} → {near.where}" for near in brief.not_this))


def _why(brief: Brief) -> Iterator[Block]:
    if brief.approach is None:
        return
    yield Points(
        tuple(
            f"{why.say} {why.because or ''}".strip()
            + (f" ({'; '.join(why.moved_by)})" if why.moved_by else "")
            for why in brief.approach.why
        )
    )
    if brief.approach.would_change:
        yield Text("It would change with:")
        yield Points(brief.approach.would_change)


def _afterwards(brief: Brief) -> Iterator[Block]:
    yield Text("Send this the same day, put right to what was said:")
    yield Points(brief.recap)
    yield Text("Write down both promises with their dates, and whether you used this opening.")


def _sources(sources: Iterable[Source], others: str | None) -> Iterator[Block]:
    for cited, lead in ((True, None), (False, others)):
        told = [source for source in sources if source.cited == cited]
        if told and lead:
            yield Text(lead)
        for source in told:
            yield Text(
                f"[{source.id}] {source.claim} {source.source}, {source.year} "
                f"({source.country}). {_grade(source.grade)} {source.caveat}"
            )
            yield Link(source.url)


def _grade(grade: str) -> str:
    return "Legal pointer." if grade == "law" else f"Grade {grade}."


def _stop_rows(brief: Brief) -> Iterator[Row]:
    page = brief.red_line
    assert page is not None  # only called for a red-line page
    yield Row("stop", page.stop[0].say)
    yield Row("say only", page.hold.say, "you")
    yield Row("tell today", _sentence(page.tell[0]))
    yield Row("write down", page.write_down[0].say)
    yield Row("never", page.never[0].say)


def _red_line(brief: Brief) -> Iterator[Section]:
    page = brief.red_line
    assert page is not None  # only called for a red-line page
    yield Section("Stop", _points(page.stop))
    yield Section("Say this, and no more", (_spoken(page.hold),))
    yield Section(
        "If they press, hold the line",
        tuple(Exchange(turn.says, _spoken(turn.reply)) for turn in page.if_pressed),
    )
    yield Section("Write down", (Points(tuple(line.say for line in page.write_down), boxes=True),))
    yield Section("Whom to tell", _list(tuple(_sentence(who) for who in page.tell)))
    yield Section("Do not", _points(page.never))
    if page.required:
        yield Section("What has to happen, not negotiable", _asked(page.required)[1:])
    yield Section("Sources", (Text(page.caution), *_sources(brief.sources, None)))


def _spoken(line: Said) -> Spoken:
    return Spoken(line.say, line.facts, line.because)


def _points(lines: Iterable[Said]) -> tuple[Block, ...]:
    return _list(tuple(f"{line.say} {line.because or ''}".strip() for line in lines))


def _list(items: tuple[str, ...]) -> tuple[Block, ...]:
    return (Points(items),) if items else ()


def _cited(text: str, facts: tuple[str, ...]) -> str:
    return text + "".join(f" [{fact}]" for fact in facts)


def _sentence(text: str) -> str:
    """A phrase as a sentence: capital at the front, a full stop at the end."""
    ended = text if text.endswith((".", "!", "?", "…")) else f"{text}."
    return ended[:1].upper() + ended[1:]
