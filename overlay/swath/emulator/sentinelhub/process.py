"""The Process API: a request becomes a picture, or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from .encode import (
    BOUNDARY,
    JPEG,
    JSON,
    PNG,
    TIFF,
    Part,
    Picture,
    check_format,
    encoded,
    json_of,
    multipart,
    raw,
    tar,
)
from .process_body import Format, ProcessBody, Response, read
from .process_units import FLOAT_TIFF, LEAST_PROCESS, OCTET_STREAM, units
from .refusals import bad_payload
from .render import Plan, Rendered, area_of, plan_of, rendered
from .world import Answer


if TYPE_CHECKING:
    from .evalscript_setup import OutputSpec
    from .world import World


USER_DATA: Final = "userdata"
TAR: Final = "application/x-tar"
_TARS = {TAR, "application/tar"}
_MULTIPART, _OCTETS = "multipart/mixed", "application/octet-stream"
_SINGLE = (PNG, JPEG, TIFF, JSON)
_ANY = {"", "*/*", "image/*", "application/*"}
_ACCEPTED = (*_SINGLE, *sorted(_TARS), _MULTIPART, _OCTETS)


def render(request: Any, world: World, accept: str = "*/*") -> Answer:
    """Makes the pictures of a request.

    Args:
        request: Its JSON as mappings and lists, or a struct of the document.
        world: What there is to see.
        accept: The header of that name.

    Returns:
        The picture, or several in an archive, and what it costs.

    Raises:
        ServiceError: The request or its script is wrong.
    """
    body = read(request, ProcessBody)
    wanted = body.output.responses or [Response()]
    form = _negotiated(accept, wanted)
    area = area_of(body.input, body.output)
    plan = plan_of(world, body.input, body.evalscript, area)
    wanted = [_as_asked(one, form) for one in wanted]
    for one in wanted:
        check_response(one, plan.setup.outputs, form)
    made = rendered(world, plan)
    content, media_type = _answered(wanted, made, plan, form)
    factor = format_factor(wanted, made.outputs, form)
    cost = units(area.grid, plan.sources, made.samples, factor, LEAST_PROCESS)
    return Answer(content, media_type, cost, _notes(made))


def _negotiated(accept: str, wanted: list[Response]) -> str:
    """The media type of the answer; an empty one for the single response's own.

    Raises:
        ServiceError: None of those that are accepted will do.
    """
    asked = [one.partition(";")[0].strip().lower() for one in accept.split(",")]
    several = len(wanted) > 1
    for one in asked:
        if one in _ANY and not several:
            return ""
        if one in _TARS:
            return TAR
        if one in {_MULTIPART, _OCTETS} or (one in _SINGLE and not several):
            return one
    if several:
        message = f"several responses need Accept: {TAR} or {_MULTIPART}"
        raise bad_payload(message)
    raise bad_payload(f"Accept: {accept} is none of {', '.join(_ACCEPTED)}")


def _as_asked(response: Response, form: str) -> Response:
    """The response in the format that the header asks for."""
    if form in _SINGLE:
        return Response(response.identifier, Format(form, response.format.quality))
    return response


def check_response(
    response: Response, outputs: list[OutputSpec], form: str = ""
) -> None:
    """Refuses a response that the script's outputs cannot give.

    Args:
        response: What is wanted.
        outputs: What the script declares.
        form: The media type of the answer, if the header of the request chose it.

    Raises:
        ServiceError: They cannot.
    """
    name, media_type = response.identifier, response.format.type.lower()
    if media_type not in _SINGLE:
        allowed = ", ".join(_SINGLE)
        raise bad_payload(f"format {media_type} of response {name}: take {allowed}")
    if not 0 <= response.format.quality <= 100:  # noqa: PLR2004 - percent
        raise bad_payload(f"quality of response {name} must be between 0 and 100")
    if name == USER_DATA:
        if media_type != JSON and form != _OCTETS:
            raise bad_payload(f"response {USER_DATA} is given as {JSON} only")
        return
    specs = {one.id: one for one in outputs}
    if name not in specs:
        known = ", ".join(specs)
        message = f"Response id {name} is not defined in setup(), which has {known}"
        raise bad_payload(message)
    if media_type == JSON:
        raise bad_payload(f"{JSON} is for the response {USER_DATA} only")
    if form != _OCTETS:
        check_format(specs[name], media_type)


class Made(NamedTuple):
    """A response that is ready."""

    response: Response
    picture: Picture | None
    user_data: Any


def ready(response: Response, made: Rendered, plan: Plan) -> Made:
    """A response with what the script made for it."""
    if response.identifier == USER_DATA:
        return Made(response, None, made.user_data)
    place = [one.id for one in made.outputs].index(response.identifier)
    spec = made.outputs[place]
    picture = Picture(spec, made.values[place], plan.area.grid)
    return Made(response, picture, None)


def part_of(one: Made) -> Part:
    """A response as a file.

    Raises:
        ServiceError: Its format cannot hold it.
    """
    name, form = one.response.identifier, one.response.format
    if one.picture is None:
        return Part(name, JSON, json_of(one.user_data))
    check_format(one.picture.spec, form.type.lower())
    content = encoded(one.picture, form.type.lower(), form.quality)
    return Part(name, form.type.lower(), content)


def _answered(
    wanted: list[Response], made: Rendered, plan: Plan, form: str
) -> tuple[bytes, str]:
    """The content and its media type."""
    files = [ready(one, made, plan) for one in wanted]
    if form == _OCTETS:
        return raw([one.picture for one in files if one.picture]), _OCTETS
    parts = [part_of(one) for one in files]
    if form == TAR:
        return tar(parts), TAR
    if form == _MULTIPART:
        return multipart(parts), f"{_MULTIPART}; boundary={BOUNDARY}"
    return parts[0].content, parts[0].media_type


def format_factor(
    wanted: list[Response], outputs: list[OutputSpec], form: str = ""
) -> float:
    """What the formats of responses make of the cost."""
    if form == _OCTETS:
        return OCTET_STREAM
    kinds = {one.id: one.sample_type for one in outputs}
    floats = any(
        one.format.type.lower() == TIFF and kinds.get(one.identifier) == "FLOAT32"
        for one in wanted
    )
    return FLOAT_TIFF if floats else 1.0


def _notes(made: Rendered) -> list[str]:
    if not made.odd:
        return []
    return [f"the script returned another number of values {made.odd} times"]
