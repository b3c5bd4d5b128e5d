"""A running studio with one project, for tests over real sockets."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from studio.testing.studio import Person, RunningStudio


@dataclass(frozen=True)
class Place:
    """A workspace with an owner and a project."""

    studio: RunningStudio
    owner: Person
    workspace_id: str

    def project(self) -> str:
        """The id of a new project: three scenes with three texts each."""
        made: str = self.studio.call("studio.testing.console:film", workspace_id=self.workspace_id)
        return made

    def member(self, name: str, role: str) -> Person:
        """A new person with `role`."""
        person = self.studio.person(name)
        self.studio.call("studio.testing.console:join", workspace_id=self.workspace_id, user_id=person.id, role=role)
        return person


@pytest.fixture(scope="session")
def place() -> Iterator[Place]:
    """A studio that runs for all tests of a session."""
    with RunningStudio() as studio:
        owner = studio.person("olga")
        yield Place(studio, owner, studio.workspace("Taller", {owner: "owner"}))
