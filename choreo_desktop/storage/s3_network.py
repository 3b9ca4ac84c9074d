"""What the network says where a server cannot be reached or breaks off, in words for people."""

import re

from choreo_desktop.storage.s3_answers import BAD_NAME
from choreo_desktop.storage.s3_place import Place, fill

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
NOT_S3 = "{server} does not answer like an S3 server. Check the address in the settings."


def sentence_for(error: Exception, place: Place) -> str:
    """What to tell a person of an error on the way to the server, or before it."""
    if precise := _precise(error):
        return fill(precise, place)
    for kinds, sentence in _connection_table():
        if isinstance(error, kinds):
            return fill(sentence, place)
    return fill(f"The storage {{server}} cannot be used: {str(error).rstrip('.')}.", place)


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
        ((e.ParamValidationError, e.InvalidDNSNameError), BAD_NAME),
        ((e.InvalidRegionError, e.NoRegionError), "The region is not valid. Correct it in the settings."),
        (
            (e.SSLError, u.SSLError),
            "No secure connection to {server} could be made. Check the address and its certificate.",
        ),
        ((e.EndpointConnectionError, e.ConnectTimeoutError, e.ProxyConnectionError), _UNREACHABLE),
        ((e.ReadTimeoutError, u.ReadTimeoutError), _SILENT),
        ((e.ResponseStreamingError, e.IncompleteReadError, e.HTTPClientError, u.HTTPError), _BROKEN_OFF),
        ((ResponseParserError,), NOT_S3),
    ]


def cut_errors() -> tuple[type[Exception], ...]:
    """What is raised when a connection breaks off in the middle of a download."""
    from botocore import exceptions as e
    from urllib3 import exceptions as u

    return (e.ResponseStreamingError, e.IncompleteReadError, e.ReadTimeoutError, e.ConnectionClosedError, u.HTTPError)
