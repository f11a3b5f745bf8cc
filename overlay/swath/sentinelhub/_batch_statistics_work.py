"""Statistics of many features, as jobs ask for them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

from swath._callers import opaque
from swath._core.effects import Flow, work
from swath._errors import BudgetError, InputError
from swath.sentinelhub._affordable import check_max_pu
from swath.sentinelhub._batch_flow import SERVICE, BatchEstimate, Family
from swath.sentinelhub._batch_statistics_features import Features, features_of
from swath.sentinelhub._batch_statistics_order import (
    SurveyOptions,
    survey_body,
    without_keys,
)
from swath.sentinelhub._batch_statistics_price import SurveyEstimate, survey_estimate
from swath.sentinelhub._batch_statistics_result import FeatureStatistics
from swath.sentinelhub._batch_work import Deployed, StoredSource
from swath.sentinelhub._delivery import url_of
from swath.sentinelhub._store import Store
from swath_api._runtime import Request
from swath_api.sentinelhub.api.batch_statistics import (
    batch_start_statistical_request,
    batch_statistical_analyse,
    batch_stop_statistical_request,
    create_new_batch_statistics_request,
    get_single_batch_statistical_request_by_id,
)


SURVEY = Family(
    creates=create_new_batch_statistics_request,
    reads=get_single_batch_statistical_request_by_id,
    analyses=batch_statistical_analyse,
    starts=batch_start_statistical_request,
    stops=batch_stop_statistical_request,
    restarts=batch_start_statistical_request,
)


class SurveySource(StoredSource[FeatureStatistics]):
    """A request, as jobs ask for it.

    Args:
        sender: What sends, with its credentials and its deployment.
        name: The id of the request.
        store: Where its files are seen; None if nobody named one.
        estimate: What it is going to cost, if that was found out before.
    """

    family = SURVEY

    def __init__(
        self,
        sender: Deployed,
        name: str,
        store: Store | None,
        estimate: BatchEstimate | None = None,
    ) -> None:
        super().__init__(sender, name, store)
        self.estimate = estimate

    def price(self, task: Any) -> Flow[BatchEstimate]:
        """What it costs, if its features are seen from here."""
        if self.estimate is not None:
            return self.estimate
        return (yield from foreseen(_body(task), self._store, self._sender.base_url))

    def fetch(self) -> Flow[FeatureStatistics]:
        """Where its files are."""
        task = yield from self.read()
        body = _body(task)
        seen = yield from _features(body, self._store)
        return FeatureStatistics(
            self._id,
            task,
            url_of(body["output"]),
            features=None if seen is None else seen.all,
            store=self._store,
            cost=task.cost_pu or None,
        )


def foreseen(
    body: Mapping[str, Any], store: Store | None, base_url: str
) -> Flow[SurveyEstimate]:
    """What a request is going to cost, as far as its features are seen from here.

    Raises:
        InputError: The service would not take the features.
    """
    seen = yield from _features(body, store)
    if seen is None:
        return SurveyEstimate()
    script = yield from _script(body["aggregation"], store)
    return survey_estimate(body, seen, script, base_url)


class Survey(NamedTuple):
    """A request that can be sent.

    Attributes:
        request: What is sent; it shows none of the keys in it.
        body: The same as the service has it, without the keys.
    """

    request: Request
    body: dict[str, Any]


def survey(given: SurveyOptions, *, lint: bool) -> Survey:
    """What is wanted, checked.

    Args:
        given: The arguments.
        lint: Whether a script is refused that the service is going to refuse.

    Raises:
        InputError: An argument makes no sense, or one is missing.
    """
    body = survey_body(given, lint=lint)
    request = opaque(create_new_batch_statistics_request.build(body=body))
    return Survey(request, without_keys(body))


def check_affordable(estimate: SurveyEstimate, max_pu: float | None) -> None:
    """Sees that a request costs no more than it may, before it is sent.

    Raises:
        InputError: `max_pu` is none, or could not be kept.
        BudgetError: It would cost more.
    """
    check_max_pu(max_pu)
    if max_pu is not None:
        _check_cost(estimate, max_pu)


def _check_cost(estimate: SurveyEstimate, max_pu: float) -> None:
    if estimate.tiles is None:
        raise InputError(
            "max_pu= cannot be kept: the service does not tell what it will cost, and "
            "the GeoPackage is not seen from here; pass store=, where its bucket is "
            "seen"
        )
    if estimate.units is None:
        raise InputError(
            "max_pu= cannot be kept: what the script reads cannot be told from its "
            "text; write setup() as a plain object"
        )
    if estimate.units > max_pu:
        raise BudgetError(
            f"it would have {estimate}, and max_pu= allows {max_pu:g} PU: nothing was "
            "sent",
            cost=math.ceil(estimate.units),
            limit=max_pu,
        ).at(SERVICE, SURVEY.creates.OPERATION.info.id)


def _features(body: Mapping[str, Any], store: Store | None) -> Flow[Features | None]:
    """The features, if they are seen from here."""
    if store is None:
        return None
    url = url_of(body["input"]["features"])
    content = yield from work(partial(store.find, url))
    if content is None:
        return None
    return (yield from work(partial(features_of, content, url)))


def _script(aggregation: Mapping[str, Any], store: Store | None) -> Flow[str | None]:
    """The script, wherever it is."""
    if aggregation.get("evalscript"):
        return str(aggregation["evalscript"])
    if store is None or not aggregation.get("evalscriptReference"):
        return None
    url = url_of(aggregation["evalscriptReference"])
    content = yield from work(partial(store.find, url))
    return None if content is None else content.decode(errors="replace")


def _body(task: Any) -> dict[str, Any]:
    if not task.request:
        raise InputError("the service does not tell what the request asks for")
    found: dict[str, Any] = task.request.to_dict()
    return found
