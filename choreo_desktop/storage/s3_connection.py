"""The connection to a storage server: made when first used, shared by threads, with short time limits."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from choreo_desktop.domain.errors import StorageError
from choreo_desktop.storage.credentials import S3Keys
from choreo_desktop.storage.s3_body import count_body
from choreo_desktop.storage.s3_errors import s3_sentences
from choreo_desktop.storage.s3_place import Place

if TYPE_CHECKING:
    from boto3.session import Session
    from botocore.config import Config
    from mypy_boto3_s3 import S3Client

_ATTEMPTS = 2
_CONNECTIONS = 32


class S3Connection:
    """Makes clients for one bucket.

    Args:
        place: The bucket, for sentences.
        endpoint_url: Of a server other than Amazon's; empty for Amazon.
        region: Empty for the one of the profile.
        profile: AWS profile; empty for none.
        find_keys: Asked for keys when first connecting; without an answer AWS's own chain is used.
        path_style: Bucket in the path instead of the host name.
        connect_timeout: Seconds.
        read_timeout: Seconds of silence.
    """

    def __init__(
        self,
        place: Place,
        *,
        endpoint_url: str,
        region: str,
        profile: str,
        find_keys: Callable[[], S3Keys | None],
        path_style: bool,
        connect_timeout: float,
        read_timeout: float,
    ) -> None:
        self.place = place
        self._endpoint_url = endpoint_url
        self._region = region
        self._profile = profile
        self._find_keys = find_keys
        self._path_style = path_style
        self._limits = (connect_timeout, read_timeout)
        self._lock = threading.Lock()
        self._session: Session | None = None
        self._client: S3Client | None = None

    def client(self) -> "S3Client":
        """The client for everything; any number of threads may use it.

        Raises:
            StorageError: If the settings cannot be used.
        """
        with self._lock:
            if self._client is None:
                self._client = self._new_client(*self._limits, attempts=_ATTEMPTS)
            return self._client

    @property
    def own_host(self) -> str:
        """The server's name where the bucket's is put before it; empty at Amazon's, or where it stands in the path."""
        by_name = bool(self._endpoint_url) and self._addressing() == "virtual"
        return (urlsplit(self._endpoint_url).hostname or "") if by_name else ""

    def tidying_client(self) -> "S3Client":
        """A client that gives up early, to tidy up after a failure; the caller closes it."""
        with self._lock:
            connect, read = self._limits
            return self._new_client(min(connect, 2.0), min(read, 3.0), attempts=1)

    def close(self) -> None:
        """Close the connections; the next use opens new ones."""
        with self._lock:
            if self._client is not None:
                self._client.close()
            self._client = None

    def _new_client(self, connect: float, read: float, *, attempts: int) -> "S3Client":
        self._check_endpoint()
        with s3_sentences(self.place):
            if self._session is None:
                self._session = self._new_session()
            config = _config(connect, read, attempts=attempts, addressing=self._addressing())
            try:
                client = self._session.client("s3", endpoint_url=self._endpoint_url or None, config=config)
            except ValueError as error:
                raise self._bad_endpoint() from error
        client.meta.events.register("before-send.s3", count_body)
        client.meta.events.register_last("before-parameter-build.s3", _stay_in_region)
        return client

    def _addressing(self) -> Literal["path", "virtual", "auto"]:
        """Servers without a dot in their name (``localhost``, ``nas``) cannot have a name for each bucket."""
        if self._path_style:
            return "path"
        return "virtual" if not self._endpoint_url or "." in self._endpoint_url else "auto"

    def _new_session(self) -> "Session":
        from boto3.session import Session

        keys = self._find_keys()
        return Session(
            aws_access_key_id=keys.access_key if keys else None,
            aws_secret_access_key=keys.secret_key if keys else None,
            profile_name=self._profile or None,
            region_name=self._region or None,
        )

    def _check_endpoint(self) -> None:
        if not self._endpoint_url:
            return
        try:
            parts = urlsplit(self._endpoint_url)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError as error:
            raise self._bad_endpoint() from error
        if not usable:
            raise self._bad_endpoint()

    def _bad_endpoint(self) -> StorageError:
        return StorageError(
            f"“{self.place.server}” is not the address of a server. "
            "Correct it in the settings; it looks like https://storage.example.org."
        )


def server_name(endpoint_url: str) -> str:
    """What people call a server: its address without user name, password and path."""
    if not endpoint_url:
        return "Amazon S3"
    scheme, mark, rest = endpoint_url.partition("://")
    host = rest.split("/", maxsplit=1)[0].rpartition("@")[2]
    return f"{scheme}{mark}{host}" if mark else endpoint_url


def _config(connect: float, read: float, *, attempts: int, addressing: Literal["path", "virtual", "auto"]) -> "Config":
    from botocore.config import Config

    return Config(
        connect_timeout=connect,
        read_timeout=read,
        retries={"total_max_attempts": attempts, "mode": "standard"},
        max_pool_connections=_CONNECTIONS,
        signature_version="s3v4",
        s3={"addressing_style": addressing},
        # Many servers other than Amazon's do not know the newer checksums; the signature covers the body.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )


def _stay_in_region(context: dict[str, Any], **_: object) -> None:
    """Turn off botocore's own search for the right region.

    It never ends if the server does not name the region, and URLs would still be signed for the wrong one. The
    sentence for the wrong region says what to do instead.
    """
    context["s3_redirect"]["redirected"] = True
