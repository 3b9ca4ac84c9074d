"""What a storage server or the way to it says, in words for people."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from choreo_desktop.domain.errors import ChoreoError, ResourceError, StorageError

if TYPE_CHECKING:
    from botocore.exceptions import ClientError

MISSING = frozenset({"404", "NoSuchKey", "NotFound"})


class Place(NamedTuple):
    """What people call the server and bucket."""

    bucket: str
    server: str


@contextmanager
def s3_sentences(place: Place, key: str = "") -> Iterator[None]:
    """Turn errors of boto3 and of the network into sentences.

    Args:
        place: The bucket it is about.
        key: The key it is about, if any: what is missing then is the key and not the bucket.

    Raises:
        ResourceError: If the key is missing.
        StorageError: If anything else went wrong.
    """
    from botocore.exceptions import BotoCoreError, ClientError
    from urllib3.exceptions import HTTPError

    try:
        yield
    except ClientError as error:
        raise _from_answer(error, place, key) from error
    except (BotoCoreError, HTTPError) as error:
        raise StorageError(_from_connection(error, place), details=_details(error)) from error


def error_code(error: "ClientError") -> str:
    """The name that the server gave the error, or the HTTP status if it gave none."""
    return str(error.response.get("Error", {}).get("Code", "")) or str(_status(error))


def required(answer: Mapping[str, object], name: str, place: Place) -> str:
    """What every S3 server says in an answer.

    Raises:
        StorageError: If it does not, which a web site might that takes anything for a question.
    """
    value = answer.get(name)
    if not value:
        raise StorageError(_fill(_NOT_S3, place), details=f"No {name} in the answer: {answer}")
    return str(value)


def _status(error: "ClientError") -> int:
    return error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)


def _details(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


_DENIED = ("AccessDenied", "403", "Forbidden")

_CHECK_KEYS = "Check the keys in the settings."

_ANSWERS: Mapping[tuple[str, ...], str] = {
    ("NoSuchBucket", *MISSING): ("The bucket “{bucket}” does not exist on {server}. Check its name in the settings."),
    ("InvalidAccessKeyId", "InvalidToken", "InvalidClientTokenId"): (
        f"{{server}} does not know the access key. {_CHECK_KEYS}"
    ),
    ("SignatureDoesNotMatch",): (f"{{server}} says that the secret key does not fit the access key. {_CHECK_KEYS}"),
    ("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"): (
        "The keys for {server} have expired. Log in again or enter new ones in the settings."
    ),
    ("RequestTimeTooSkewed",): (
        "{server} refuses requests because the clock of this computer is wrong. Set the clock."
    ),
    (*_DENIED, "AllAccessDisabled", "AccountProblem", "401", "Unauthorized"): (
        "Access to the bucket “{bucket}” on {server} was denied. "
        "Check the keys in the settings, and that they may read and write there."
    ),
    ("InvalidBucketName",): ("“{bucket}” cannot be the name of a bucket. Correct it in the settings."),
    ("KeyTooLongError",): "The name is too long for {server}. Choose a shorter name or prefix.",
    ("QuotaExceeded", "InsufficientCapacity", "XMinioStorageFull", "507"): (
        "The storage on {server} is full. Free some space there and try again."
    ),
    ("EntityTooLarge",): "The file is larger than {server} takes. Choose a lower bit rate or another storage.",
    ("SlowDown", "ServiceUnavailable", "InternalError", "500", "502", "503", "504", "RequestTimeout"): (
        "{server} is overloaded or faulty at the moment. "
        "Try again in a few minutes; if it stays so, check the address in the settings."
    ),
}

_WRONG_REGION = {
    "PermanentRedirect",
    "TemporaryRedirect",
    "AuthorizationHeaderMalformed",
    "IllegalLocationConstraintException",
    "IllegalLocationConstraint",
    "301",
    "307",
}


def _from_answer(error: "ClientError", place: Place, key: str) -> ChoreoError:
    code = error_code(error)
    if code in MISSING and key:
        return ResourceError(
            f"The file {key!r} is missing in the bucket “{place.bucket}”. Was it moved or deleted?",
            details=_details(error),
        )
    region = _right_region(error)
    if code in _WRONG_REGION or (region and code == "400"):
        right = f"Set it to “{region}”" if region else "Set the right one"
        sentence = f"The bucket “{{bucket}}” is not in the region that is set. {right} in the settings."
    else:
        sentence = next((text for codes, text in _ANSWERS.items() if code in codes), "")
    sentence = sentence or f"{{server}} refused the request: {_said(error)}. Check the storage settings."
    return StorageError(_fill(sentence, place), details=_details(error))


def _right_region(error: "ClientError") -> str:
    said = str(error.response.get("Error", {}).get("Region", ""))
    headers = error.response.get("ResponseMetadata", {}).get("HTTPHeaders", {})
    return said or headers.get("x-amz-bucket-region", "")


def _said(error: "ClientError") -> str:
    message = str(error.response.get("Error", {}).get("Message", "")).strip().rstrip(".")
    return message or error_code(error)


def _fill(sentence: str, place: Place) -> str:
    return sentence.replace("{bucket}", place.bucket).replace("{server}", place.server)


_NO_KEYS = "There are no keys for {server}. Enter an access key and a secret key in the settings, or choose a profile."
_SILENT = "{server} stopped answering. Check the network connection and try again."
_UNREACHABLE = "{server} cannot be reached. Check the network connection, and the address in the settings."
_NAME_UNKNOWN = (
    "{server} cannot be reached: its name is not known on the network. "
    "Check the network connection, and the address in the settings."
)
_NOBODY_THERE = (
    "{server} cannot be reached: nothing answers at this address. "
    "Check that the server runs, and the address with its port in the settings."
)
_NO_TLS = (
    "{server} does not speak a secure connection there. "
    "Write http:// in place of https:// in the settings, or correct the port."
)
_CERTIFICATE = (
    "{server} cannot be trusted ({reason}). "
    "Check the address in the settings, and that the certificate of the server is known to this computer."
)
_BROKEN_OFF = "The connection to {server} broke off. Check the network connection and try again."

_NOT_S3 = "{server} does not answer like an S3 server. Check the address in the settings."


def _from_connection(error: Exception, place: Place) -> str:
    if precise := _precise(error):
        return _fill(precise, place)
    for kinds, sentence in _connection_table():
        if isinstance(error, kinds):
            return _fill(sentence, place)
    return _fill(f"The storage {{server}} cannot be used: {str(error).rstrip('.')}.", place)


def _precise(error: Exception) -> str:
    """What the reason below an error says more than the error itself; empty where it says nothing."""
    from botocore import exceptions as e

    reason = getattr(error, "kwargs", {}).get("error")
    text = str(reason)
    if isinstance(error, e.EndpointConnectionError):
        if is_unknown_name(error):
            return _NAME_UNKNOWN
        return _NOBODY_THERE if "refused" in text else ""
    if isinstance(error, e.SSLError):
        if found := re.search(r"certificate verify failed: ([^('\"]+)", text):
            return _CERTIFICATE.replace("{reason}", found[1].strip().rstrip("."))
        return _NO_TLS if re.search(r"WRONG_VERSION_NUMBER|RECORD_LAYER_FAILURE|UNKNOWN_PROTOCOL", text) else ""
    return ""


def is_unknown_name(error: BaseException | None) -> bool:
    """Whether a connection failed because the name of the server is not known."""
    from urllib3.exceptions import NameResolutionError

    return isinstance(getattr(error, "kwargs", {}).get("error"), NameResolutionError)


def is_denied(error: BaseException | None) -> bool:
    """Whether the server knows who asks, and does not let them."""
    from botocore.exceptions import ClientError

    return isinstance(error, ClientError) and error_code(error) in _DENIED


def _connection_table() -> list[tuple[tuple[type[Exception], ...], str]]:
    """First match wins, so special errors stand before the general ones they derive from."""
    from botocore import exceptions as e
    from botocore.parsers import ResponseParserError
    from urllib3 import exceptions as u

    return [
        ((e.NoCredentialsError, e.PartialCredentialsError), _NO_KEYS),
        (
            (e.CredentialRetrievalError, e.SSOError, e.TokenRetrievalError, e.NoAuthTokenError),
            "The keys of the profile cannot be had. Log in again, or choose another profile in the settings.",
        ),
        ((e.ProfileNotFound,), "The profile does not exist on this computer. Choose another in the settings."),
        (
            (e.ConfigParseError, e.ConfigNotFound),
            "The file with the AWS profiles cannot be read. Correct it, or enter keys in the settings.",
        ),
        ((e.ParamValidationError, e.InvalidDNSNameError), _ANSWERS["InvalidBucketName",]),
        ((e.InvalidRegionError, e.NoRegionError), "The region is not valid. Correct it in the settings."),
        (
            (e.SSLError, u.SSLError),
            "No secure connection to {server} could be made. Check the address and its certificate.",
        ),
        ((e.EndpointConnectionError, e.ConnectTimeoutError, e.ProxyConnectionError), _UNREACHABLE),
        ((e.ReadTimeoutError, u.ReadTimeoutError), _SILENT),
        ((e.ResponseStreamingError, e.IncompleteReadError, e.HTTPClientError, u.HTTPError), _BROKEN_OFF),
        ((ResponseParserError,), _NOT_S3),
    ]


def cut_errors() -> tuple[type[Exception], ...]:
    """What is raised when a connection breaks off in the middle of a download."""
    from botocore import exceptions as e
    from urllib3 import exceptions as u

    return (e.ResponseStreamingError, e.IncompleteReadError, e.ReadTimeoutError, e.ConnectionClosedError, u.HTTPError)


def explained(call: Callable[[], object], place: Place) -> str:
    """The sentence for what goes wrong in a call, for a log; empty if nothing does."""
    try:
        with s3_sentences(place):
            call()
    except ChoreoError as error:
        return error.error
    return ""
