"""What a storage server answers where it refuses, in words for people."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from choreo_desktop.domain.errors import ChoreoError, ResourceError, StorageError
from choreo_desktop.storage.s3_place import Place, fill

if TYPE_CHECKING:
    from botocore.exceptions import ClientError

MISSING = frozenset({"404", "NoSuchKey", "NotFound"})


def error_code(error: "ClientError") -> str:
    """The name that the server gave the error, or the HTTP status if it gave none."""
    return str(error.response.get("Error", {}).get("Code", "")) or str(_status(error))


def _status(error: "ClientError") -> int:
    return error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)


def details_of(error: Exception) -> str:
    """An error for a bug report."""
    return f"{type(error).__name__}: {error}"


_DENIED = ("AccessDenied", "403", "Forbidden")
_CHECK_KEYS = "Check the keys in the settings."
BAD_NAME = "“{bucket}” cannot be the name of a bucket. Correct it in the settings."
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
    ("InvalidBucketName",): BAD_NAME,
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


def error_for(error: "ClientError", place: Place, key: str) -> ChoreoError:
    """What a server refused, as an error of ours; ``key`` is what was asked for, empty for the bucket itself."""
    code = error_code(error)
    if code in MISSING and key:
        return ResourceError(
            f"The file {key!r} is missing in the bucket “{place.bucket}”. Was it moved or deleted?",
            details=details_of(error),
        )
    region = _right_region(error)
    if code in _WRONG_REGION or (region and code == "400"):
        right = f"Set it to “{region}”" if region else "Set the right one"
        sentence = f"The bucket “{{bucket}}” is not in the region that is set. {right} in the settings."
    else:
        sentence = next((text for codes, text in _ANSWERS.items() if code in codes), "")
    sentence = sentence or f"{{server}} refused the request: {_said(error)}. Check the storage settings."
    return StorageError(fill(sentence, place), details=details_of(error))


def _right_region(error: "ClientError") -> str:
    said = str(error.response.get("Error", {}).get("Region", ""))
    headers = error.response.get("ResponseMetadata", {}).get("HTTPHeaders", {})
    return said or headers.get("x-amz-bucket-region", "")


def _said(error: "ClientError") -> str:
    message = str(error.response.get("Error", {}).get("Message", "")).strip().rstrip(".")
    return message or error_code(error)


def is_denied(error: BaseException | None) -> bool:
    """Whether the server knows who asks, and does not let them."""
    from botocore.exceptions import ClientError

    return isinstance(error, ClientError) and error_code(error) in _DENIED
