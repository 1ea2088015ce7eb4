"""Errors say what is wrong, and travel whole."""

from __future__ import annotations

import copy

from core.errors import ImportProblems, Problem


def test_problems_come_whole_out_of_a_child_process() -> None:
    error = ImportProblems((Problem(3, "projects[0].code", "This field is needed."),))
    again = copy.copy(error)  # made anew as pickle does it
    assert (again.problems, str(again)) == (error.problems, str(error))
