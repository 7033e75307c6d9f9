"""The interview: in order, no more than promised, back and skip, a review, nothing lost."""

import datetime

import pytest

from pushback_cli.commands.given import answers_given
from pushback_cli.core.answers import Answers, Origin
from pushback_cli.core.case import Case, example_answers
from pushback_cli.core.flow import plan
from pushback_cli.core.question import Tier
from pushback_cli.interview.asker import Control, Prompt, Reply
from pushback_cli.interview.case_script import CaseScript
from pushback_cli.interview.conduct import WRITE, Conductor
from pushback_cli.interview.scripted import ScriptedAsker
from pushback_cli.library.shelves import Library

BACK, SKIP = Control.BACK, Control.SKIP
DAYS = "How many working days since the last interview without written feedback?"
CAUSE = "What do you think is behind the wait?"
STYLE = "In meetings, what do they do most?"
PUSHBACK = "The last time somebody disagreed with them, what happened?"
REVIEW = "All here. Write it, or choose an answer to change."
QUICK = ("9, from the ATS", "undecided", "analytical", "mixed")


class Interview:
    """One interview with a script, and everything that was kept on the way."""

    def __init__(
        self, case: Case, tier: Tier, *replies: Reply, asked: int = 0, given: Answers | None = None
    ) -> None:
        self.asker = ScriptedAsker(replies)
        self.kept: list[tuple[Answers, int]] = []
        self._given = case.answers if given is None else given
        self._conductor = Conductor(
            self.asker,
            CaseScript(case, tier),
            lambda answers, asked: self.kept.append((answers, asked)),
            asked,
        )

    def run(self) -> Answers:
        """The answers at the end."""
        return self._conductor.run(self._given)

    @property
    def prompts(self) -> list[Prompt]:
        """What was asked."""
        return self.asker.prompts

    @property
    def texts(self) -> list[str]:
        """The words of what was asked."""
        return [prompt.text for prompt in self.prompts]


def test_the_questions_come_in_order_and_end_in_a_review(late_feedback: Case) -> None:
    interview = Interview(late_feedback, Tier.QUICK, *QUICK, WRITE)
    answers = interview.run()
    assert interview.texts == [DAYS, CAUSE, STYLE, PUSHBACK, REVIEW]
    assert {name: answer.value for name, answer in answers.given.items()} == {
        "feedback_days": 9.0,
        "delay_cause": "undecided",
        "manager.style": "analytical",
        "manager.takes_pushback": "mixed",
    }
    assert answers.given["feedback_days"].source == "from the ATS"
    assert all(answer.origin is Origin.ASKED for answer in answers.given.values())


def test_every_prompt_says_why_and_how_far_along(late_feedback: Case) -> None:
    interview = Interview(late_feedback, Tier.QUICK, *QUICK, WRITE)
    interview.run()
    questions = interview.prompts[:-1]
    assert [prompt.progress for prompt in questions] == ["1 of 4", "2 of 4", "3 of 4", "4 of 4"]
    assert all(prompt.why for prompt in interview.prompts)
    assert all(prompt.skip for prompt in questions)
    assert [prompt.back for prompt in interview.prompts] == [False, True, True, True, True]


def test_a_choice_is_offered_in_words(late_feedback: Case) -> None:
    interview = Interview(late_feedback, Tier.QUICK, *QUICK, WRITE)
    interview.run()
    labels = {choice.value: choice.label for choice in interview.prompts[1].choices}
    assert labels["no-time"] == "they have not got round to it"
    assert interview.prompts[0].choices == ()
    assert interview.prompts[0].hint == "a number, then a comma and its source: 9, from the ATS"


def test_an_unfit_reply_is_refused_while_it_is_typed(late_feedback: Case) -> None:
    interview = Interview(late_feedback, Tier.QUICK, *QUICK, WRITE)
    interview.run()
    fault = interview.prompts[0].fault
    assert fault("9") is None
    assert "a number such as 9" in (fault("nine") or "")
    assert fault("-1") == "is at least 0"


def test_every_answer_is_kept_the_moment_it_is_given(late_feedback: Case) -> None:
    interview = Interview(late_feedback, Tier.QUICK, "9", SKIP, "analytical", "mixed", WRITE)
    answers = interview.run()
    assert [asked for _, asked in interview.kept] == [1, 2, 3, 4]
    assert [len(kept.given) + len(kept.skipped) for kept, _ in interview.kept] == [1, 2, 3, 4]
    assert interview.kept[-1][0] == answers


def test_leaving_in_the_middle_loses_nothing(late_feedback: Case) -> None:
    interview = Interview(late_feedback, Tier.QUICK, "9", "undecided")
    with pytest.raises(EOFError):
        interview.run()
    kept, asked = interview.kept[-1]
    assert set(kept.given) == {"feedback_days", "delay_cause"}
    assert asked == 2


def test_skip_leaves_a_question_and_does_not_come_back_to_it(late_feedback: Case) -> None:
    interview = Interview(late_feedback, Tier.QUICK, SKIP, SKIP, "driving", SKIP, WRITE)
    answers = interview.run()
    assert set(answers.given) == {"manager.style"}
    assert set(answers.skipped) == {"feedback_days", "delay_cause", "manager.takes_pushback"}
    assert interview.texts.count(DAYS) == 1


def test_back_shows_the_question_before_with_what_was_typed(late_feedback: Case) -> None:
    interview = Interview(
        late_feedback, Tier.QUICK, "9, from the ATS", BACK, "11", *QUICK[1:], WRITE
    )
    answers = interview.run()
    assert interview.texts[:4] == [DAYS, CAUSE, DAYS, CAUSE]
    assert interview.prompts[2].default == "9, from the ATS"
    assert [prompt.progress for prompt in interview.prompts[:4]] == [
        "1 of 4",
        "2 of 4",
        "1 of 4",
        "2 of 4",
    ]
    assert answers.value("feedback_days") == 11.0


def test_back_goes_all_the_way_and_does_not_cost_questions(late_feedback: Case) -> None:
    interview = Interview(late_feedback, Tier.QUICK, *QUICK[:3], BACK, BACK, BACK, *QUICK, WRITE)
    answers = interview.run()
    assert interview.texts == [DAYS, CAUSE, STYLE, PUSHBACK, STYLE, CAUSE, DAYS, CAUSE, STYLE,
                               PUSHBACK, REVIEW]  # fmt: skip
    assert len(answers.given) == 4
    assert interview.prompts[6].back is False


def test_back_to_a_skipped_question(late_feedback: Case) -> None:
    interview = Interview(late_feedback, Tier.QUICK, SKIP, BACK, "9", *QUICK[1:], WRITE)
    answers = interview.run()
    assert interview.texts[:3] == [DAYS, CAUSE, DAYS]
    assert interview.prompts[2].default == ""
    assert answers.value("feedback_days") == 9.0
    assert answers.skipped == ()


def test_back_to_a_choice_starts_from_what_was_chosen(late_feedback: Case) -> None:
    interview = Interview(late_feedback, Tier.QUICK, *QUICK[:2], BACK, "budget", *QUICK[2:], WRITE)
    answers = interview.run()
    assert interview.prompts[3].default == "undecided"
    assert answers.value("delay_cause") == "budget"


def test_the_review_shows_every_answer_and_what_was_skipped(late_feedback: Case) -> None:
    interview = Interview(late_feedback, Tier.QUICK, "9, ATS", SKIP, "analytical", "mixed", WRITE)
    interview.run()
    review = interview.prompts[-1]
    assert review.default == WRITE
    labels = [choice.label for choice in review.choices]
    assert labels[0] == "Write the brief"
    assert "feedback days: 9 working days" in labels
    assert "delay cause: (skipped)" in labels
    assert "style: asks for data and detail before deciding" in labels


def test_any_answer_can_be_changed_in_the_review(late_feedback: Case) -> None:
    interview = Interview(
        late_feedback, Tier.QUICK, *QUICK, "delay_cause", "budget", "feedback_days", "3", WRITE
    )
    answers = interview.run()
    assert interview.texts[4:] == [REVIEW, CAUSE, REVIEW, DAYS, REVIEW]
    assert interview.prompts[5].default == "undecided"
    assert answers.value("delay_cause") == "budget"
    assert answers.value("feedback_days") == 3.0
    assert interview.kept[-1][0] == answers


def test_a_skipped_question_can_be_answered_in_the_review(late_feedback: Case) -> None:
    interview = Interview(
        late_feedback, Tier.QUICK, SKIP, *QUICK[1:], "feedback_days", "9, ATS", WRITE
    )
    answers = interview.run()
    assert answers.value("feedback_days") == 9.0
    assert answers.skipped == ()


def test_an_answer_can_be_taken_back_in_the_review(late_feedback: Case) -> None:
    interview = Interview(late_feedback, Tier.QUICK, *QUICK, "delay_cause", SKIP, WRITE)
    answers = interview.run()
    assert answers.skipped == ("delay_cause",)
    assert "delay_cause" not in answers.given


def test_back_from_the_review_shows_the_last_question(late_feedback: Case) -> None:
    interview = Interview(late_feedback, Tier.QUICK, *QUICK, BACK, "resists", WRITE)
    answers = interview.run()
    assert interview.texts[4:] == [REVIEW, PUSHBACK, REVIEW]
    assert answers.value("manager.takes_pushback") == "resists"


def test_back_from_a_change_leaves_the_answer_as_it_was(late_feedback: Case) -> None:
    interview = Interview(late_feedback, Tier.QUICK, *QUICK, "delay_cause", BACK, WRITE)
    answers = interview.run()
    assert answers.value("delay_cause") == "undecided"


def test_an_answer_that_came_with_a_flag_can_be_changed_too(late_feedback: Case) -> None:
    given = answers_given(None, ("candidate=Amara",), None, late_feedback)
    interview = Interview(
        late_feedback, Tier.QUICK, *QUICK, "candidate", "Jonas", WRITE, given=given
    )
    assert interview.run().value("candidate") == "Jonas"


def test_confirming_an_answer_keeps_its_evidence(late_feedback: Case) -> None:
    """Looking at an answer and leaving it as it is must not cost its source or its day."""
    settings = (
        "feedback_days=9",
        "feedback_days.source=ATS",
        "feedback_days.date=2026-11-18",
        "lost_candidate=Jonas withdrew",
        "lost_candidate.source=his email",
    )
    given = answers_given(None, settings, None, late_feedback)
    interview = Interview(
        late_feedback, Tier.QUICK, "undecided", "analytical", "mixed", SKIP, "feedback_days",
        "9, ATS", "lost_candidate", "Jonas withdrew", WRITE, given=given,
    )  # fmt: skip
    answers = interview.run()
    again = next(p for p in interview.prompts[1:] if p.text == DAYS)
    assert again.default == "9, ATS"
    assert answers.given["feedback_days"].source == "ATS"
    assert answers.given["feedback_days"].on == datetime.date(2026, 11, 18)
    assert answers.given["lost_candidate"].source == "his email"


def test_what_is_offered_again_can_be_taken_as_it_stands(late_feedback: Case) -> None:
    """The line to start from reads back as the very same answer, brackets and all."""
    interview = Interview(
        late_feedback, Tier.QUICK, "9 (ATS (EU) log)", BACK, "9, ATS (EU)", BACK, "9, ATS (EU)",
        *QUICK[1:], WRITE,
    )  # fmt: skip
    answers = interview.run()
    assert interview.prompts[2].default == "9, ATS (EU) log"
    assert interview.prompts[4].default == "9, ATS (EU)"
    assert answers.given["feedback_days"].source == "ATS (EU)"


def _everything(case: Case) -> Answers:
    """The worked case, with what it leaves open skipped."""
    answers = example_answers(case)
    for question in plan(case.with_answers(answers), Tier.DEEP):
        answers = answers.skipping(question.id)
    return answers


def _all_but_interviews_held(case: Case) -> Answers:
    answers = _everything(case).reopening("interviews_held").reopening("scorecards_missing")
    asked = {
        name: given.model_copy(update={"origin": Origin.ASKED})
        for name, given in answers.given.items()
    }
    return Answers(given=asked, skipped=answers.skipped)


def test_a_change_in_the_review_can_open_a_question(late_feedback: Case) -> None:
    given = _all_but_interviews_held(late_feedback)
    interview = Interview(
        late_feedback, Tier.DEEP, "0", "scorecards_missing", "6", "8", WRITE, given=given
    )
    answers = interview.run()
    assert interview.texts[-2:] == [
        "And how many interviews have there been in all?",
        REVIEW,
    ]
    assert answers.value("interviews_held") == 8.0


def test_back_from_a_question_the_review_opened_leads_somewhere_else(late_feedback: Case) -> None:
    given = _all_but_interviews_held(late_feedback)
    interview = Interview(
        late_feedback, Tier.DEEP, "0", "scorecards_missing", "6", BACK, given=given
    )
    with pytest.raises(EOFError):
        interview.run()
    assert interview.texts[-2] == "And how many interviews have there been in all?"
    assert interview.texts[-1] != interview.texts[-2]


def test_a_resumed_interview_goes_on_where_it_stopped(late_feedback: Case) -> None:
    first = Interview(late_feedback, Tier.QUICK, *QUICK[:2])
    with pytest.raises(EOFError):
        first.run()
    kept, asked = first.kept[-1]
    second = Interview(late_feedback, Tier.QUICK, *QUICK[2:], WRITE, asked=asked, given=kept)
    answers = second.run()
    assert second.texts == [STYLE, PUSHBACK, REVIEW]
    assert second.prompts[0].progress == "3 of 4"
    assert answers == Interview(late_feedback, Tier.QUICK, *QUICK, WRITE).run()


def test_a_resumed_interview_can_be_gone_back_in(late_feedback: Case) -> None:
    first = Interview(late_feedback, Tier.QUICK, *QUICK[:2])
    with pytest.raises(EOFError):
        first.run()
    kept, asked = first.kept[-1]
    second = Interview(
        late_feedback, Tier.QUICK, BACK, BACK, *QUICK, WRITE, asked=asked, given=kept
    )
    second.run()
    assert second.texts[:3] == [STYLE, CAUSE, DAYS]
    assert second.prompts[1].default == "undecided"


def test_an_interview_resumed_at_its_end_shows_the_review(late_feedback: Case) -> None:
    first = Interview(late_feedback, Tier.QUICK, *QUICK)
    with pytest.raises(EOFError):
        first.run()
    kept, asked = first.kept[-1]
    second = Interview(late_feedback, Tier.QUICK, WRITE, asked=asked, given=kept)
    assert second.run() == kept
    assert second.texts == [REVIEW]


def test_an_interview_of_skips_resumed_at_its_end_shows_the_review(late_feedback: Case) -> None:
    first = Interview(late_feedback, Tier.QUICK, SKIP, SKIP, SKIP, SKIP)
    with pytest.raises(EOFError):
        first.run()
    kept, asked = first.kept[-1]
    second = Interview(late_feedback, Tier.QUICK, WRITE, asked=asked, given=kept)
    second.run()
    assert second.texts == [REVIEW]


def test_nothing_to_ask_asks_nothing(late_feedback: Case) -> None:
    given = _everything(late_feedback)
    interview = Interview(late_feedback, Tier.DEEP, given=given)
    assert interview.run() == given
    assert interview.prompts == []
    assert interview.kept == []


@pytest.mark.parametrize("situation", ["late-feedback", "discriminatory-request"])
@pytest.mark.parametrize(("tier", "most"), [(Tier.QUICK, 4), (Tier.STANDARD, 10)])
def test_no_interview_is_longer_than_its_tier(
    library: Library, situation: str, tier: Tier, most: int
) -> None:
    case = Case(library.playbook(situation), library.coaching, Answers())
    interview = Interview(case, tier, *([SKIP] * most), WRITE)
    interview.run()
    assert interview.texts[-1] == REVIEW
    assert len(interview.prompts) - 1 <= most


def test_choosing_the_situation_is_counted(late_feedback: Case) -> None:
    interview = Interview(late_feedback, Tier.QUICK, "9", "undecided", "driving", WRITE, asked=1)
    interview.run()
    assert interview.prompts[0].progress == "2 of 4"
    assert interview.texts[-1] == REVIEW


def test_the_script_refuses_what_a_person_could_not_answer(late_feedback: Case) -> None:
    for replies in (("nine",), ("9", "because"), ("9", "")):
        with pytest.raises(ValueError, match="does not take"):
            Interview(late_feedback, Tier.QUICK, *replies).run()
