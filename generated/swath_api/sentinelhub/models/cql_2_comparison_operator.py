"""How two values compare."""

from typing import Literal, TypeAlias

Cql2ComparisonOperator: TypeAlias = Literal[
    "=",
    "<>",
    "<",
    ">",
    "<=",
    ">=",
]

CQL_2_COMPARISON_OPERATOR_VALUES: tuple[Cql2ComparisonOperator, ...] = (
    "=",
    "<>",
    "<",
    ">",
    "<=",
    ">=",
)
