"""An S3 server on this computer, reached over HTTP, with credentials that are nobody's."""

import functools
import logging
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import boto3
import botocore.session
import pytest
from moto.server import ThreadedMotoServer

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_CONFIG_FILE": "/nonexistent/config",
    "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent/credentials",
    "AWS_EC2_METADATA_DISABLED": "true",
}

# Each session reads anew what there is to know of S3, a megabyte of JSON and ten of memory: once in a process will do.
botocore.session.create_loader = functools.cache(botocore.session.create_loader)


class Bucket:
    """A bucket of its own on the server, looked at from behind."""

    def __init__(self, endpoint: str, client: "S3Client") -> None:
        self.endpoint = endpoint
        self.name = f"dance-{uuid.uuid4().hex}"
        self.client = client
        client.create_bucket(Bucket=self.name)

    def everything(self) -> list[str]:
        """Everything that is whole."""
        return [item["Key"] for item in self.client.list_objects_v2(Bucket=self.name).get("Contents", [])]

    def unfinished(self) -> list[str]:
        """Everything of which only parts are there."""
        uploads = self.client.list_multipart_uploads(Bucket=self.name).get("Uploads", [])
        return [upload["Key"] for upload in uploads]

    def put(self, key: str, content: bytes) -> None:
        """Store something."""
        self.client.put_object(Bucket=self.name, Key=key, Body=content)


@contextmanager
def _running() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        yield f"http://{host}:{port}"
    finally:
        server.stop()


@pytest.fixture(scope="session")
def aws_environment() -> Iterator[None]:
    """Nobody's credentials; the files of whoever runs the tests are not read."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_REGION"):
            patch.delenv(name, raising=False)
        for name, value in _ENVIRONMENT.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="session")
def s3_client(aws_environment: None) -> "Iterator[S3Client]":  # noqa: ARG001 - has to be there before the client
    """The server, from behind."""
    with _running() as endpoint, closing(boto3.client("s3", endpoint_url=endpoint)) as client:
        yield client


@pytest.fixture
def bucket(s3_client: "S3Client") -> Bucket:
    """An empty bucket."""
    return Bucket(s3_client.meta.endpoint_url, s3_client)
