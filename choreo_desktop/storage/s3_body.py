"""Pieces of files on their way to a server: what is sent is counted, and stops when told to."""

import io
from typing import Any

from typing_extensions import override

from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.storage.transfer import Meter


class CountedBody(io.BytesIO):
    """A piece of a file on its way to the server, which counts what is sent and stops when told to.

    Signing reads the whole body before it is sent, and an attempt that fails is repeated from its start;
    so counting begins when a request is sent, and going back takes the bytes off again.
    """

    def __init__(self, data: bytes, token: CancelToken, meter: Meter) -> None:
        super().__init__(data)
        self._token = token
        self._meter = meter
        self._counted = 0
        self.sending = False

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        if self._token.stopped:
            raise Cancelled
        data = super().read(size)
        if self.sending:
            self._counted += len(data)
            self._meter.add(len(data))
        return data

    @override
    def seek(self, offset: int, whence: int = 0, /) -> int:
        self.sending = False
        self._meter.add(-self._counted)
        self._counted = 0
        return super().seek(offset, whence)


def count_body(request: Any, **_: object) -> None:  # noqa: ANN401 - botocore's events are not typed
    """From now on what is read of the body is sent: told by botocore just before."""
    if isinstance(request.body, CountedBody):
        request.body.sending = True
