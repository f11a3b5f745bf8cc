"""A place in Amazon S3, and either a role or a pair of keys that open it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class S3Bucket(_model.Model):
    """A place in Amazon S3, and either a role or a pair of keys that open it."""

    url: str
    """`s3://`, the bucket, and a prefix or a key."""
    iam_role_arn: str | UnsetType = UNSET
    """Role that the service takes on."""
    access_key: str | UnsetType = UNSET
    """Access key."""
    secret_access_key: str | UnsetType = UNSET
    """What belongs to the access key."""
    region: str | UnsetType = UNSET
    """Region of the bucket; that of the deployment if left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("url", "url"),
        ("iam_role_arn", "iamRoleARN"),
        ("access_key", "accessKey"),
        ("secret_access_key", "secretAccessKey"),
        ("region", "region"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            url=members.take("url", _model.as_is),
            iam_role_arn=members.find("iamRoleARN", _model.as_is),
            access_key=members.find("accessKey", _model.as_is),
            secret_access_key=members.find("secretAccessKey", _model.as_is),
            region=members.find("region", _model.as_is),
            additional_properties=members.rest,
        )
