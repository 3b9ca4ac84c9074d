"""What a storage server or the way to it says, in words for people."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from choreo_desktop.domain.errors import ChoreoError, StorageError
from choreo_desktop.storage.s3_answers import details_of, error_for
from choreo_desktop.storage.s3_network import NOT_S3, sentence_for
from choreo_desktop.storage.s3_place import Place, fill


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
        raise error_for(error, place, key) from error
    except (BotoCoreError, HTTPError) as error:
        raise StorageError(sentence_for(error, place), details=details_of(error)) from error


def required(answer: Mapping[str, object], name: str, place: Place) -> str:
    """What every S3 server says in an answer.

    Raises:
        StorageError: If it does not, which a web site might that takes anything for a question.
    """
    value = answer.get(name)
    if not value:
        raise StorageError(fill(NOT_S3, place), details=f"No {name} in the answer: {answer}")
    return str(value)


def explained(call: Callable[[], object], place: Place) -> str:
    """The sentence for what goes wrong in a call, for a log; empty if nothing does."""
    try:
        with s3_sentences(place):
            call()
    except ChoreoError as error:
        return error.error
    return ""
