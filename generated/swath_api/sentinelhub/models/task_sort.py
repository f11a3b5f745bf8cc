"""By what a list of tasks is ordered; upwards, if not said otherwise."""

from typing import Literal, TypeAlias

TaskSort: TypeAlias = Literal[
    "created",
    "created:desc",
    "status",
    "status:desc",
]

TASK_SORT_VALUES: tuple[TaskSort, ...] = (
    "created",
    "created:desc",
    "status",
    "status:desc",
)
