"""The hiring manager, as the recruiter has observed them; nothing here is inferred."""

from .answers import Answers
from .model import Model


class Manager(Model):
    """Name, title and observed traits; None where the recruiter did not say."""

    name: str | None = None
    title: str | None = None
    style: str | None = None
    takes_pushback: str | None = None
    trust: str | None = None
    power: str | None = None

    @classmethod
    def from_answers(cls, answers: Answers) -> "Manager":
        """The manager that the `manager.*` answers describe."""
        fields = {name: answers.value(f"manager.{name}") for name in cls.model_fields}
        return cls(**{name: str(value) for name, value in fields.items() if value is not None})

    @property
    def known_as(self) -> str:
        """`Dana Cruz, VP Engineering`, or `your manager`."""
        return ", ".join(part for part in (self.name, self.title) if part) or "the hiring manager"
