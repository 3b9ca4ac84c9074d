"""Networks and servers that misbehave in exactly one way."""

import re
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from typing_extensions import override


class Fault(NamedTuple):
    """What happens to a connection after so many bytes went one way.

    Attributes:
        way: ``up`` to the server or ``down`` from it.
        after: Bytes that still go through.
        kind: ``cut`` breaks the connection off, ``silence`` keeps it but passes nothing on.
        times: Connections it happens to.
    """

    way: Literal["up", "down"]
    after: int
    kind: Literal["cut", "silence"] = "cut"
    times: int = 1_000_000


class Proxy:
    """Stands between a client and a server, and remembers the requests.

    Attributes:
        endpoint: Where the client is to connect to.
        requests: ``METHOD path`` of every request.
        fault: What goes wrong; None for nothing.
        struck: Set once the fault happened.
    """

    def __init__(self, upstream: str) -> None:
        parts = urlsplit(upstream)
        self._upstream = (parts.hostname or "", parts.port or 80)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._sockets: list[socket.socket] = [self._listener]
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self.endpoint = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.requests: list[str] = []
        self.fault: Fault | None = None
        self.struck = threading.Event()
        self._spawn(self._accept)

    def count(self, method: str) -> int:
        """Requests with this method so far."""
        with self._lock:
            return sum(request.startswith(method) for request in self.requests)

    def close(self) -> None:
        """Break everything off and wait for the threads."""
        self._closing.set()
        _break_off(self._listener)
        self._threads[0].join(10)  # from here on there are no new ones
        for end in self._sockets:
            _break_off(end)
        for thread in self._threads:
            thread.join(10)
        for end in self._sockets:
            end.close()

    def _spawn(self, target: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(self._upstream)
                with self._lock:
                    self._sockets += [near, far]
                self._spawn(self._pump, near, far, "up")
                self._spawn(self._pump, far, near, "down")

    def _pump(self, source: socket.socket, target: socket.socket, way: str) -> None:
        passed = 0
        with suppress(OSError):
            while data := source.recv(65536):
                passed += len(data)
                if way == "up":
                    self._remember(data)
                if kind := self._strikes(way, passed):
                    if kind == "silence":
                        self._closing.wait(30)
                    break
                target.sendall(data)
        _break_off(source)
        _break_off(target)

    def _remember(self, data: bytes) -> None:
        found = re.findall(rb"^((?:GET|HEAD|PUT|POST|DELETE) \S+) HTTP/1\.1\r$", data, re.MULTILINE)
        with self._lock:
            self.requests += [request.decode() for request in found]

    def _strikes(self, way: str, passed: int) -> str:
        with self._lock:
            fault = self.fault
            if fault is None or fault.way != way or passed <= fault.after or fault.times < 1:
                return ""
            self.fault = fault._replace(times=fault.times - 1)
        self.struck.set()
        return fault.kind


def _break_off(end: socket.socket) -> None:
    """Both ends notice, but the number of the socket is not given to a new one while a thread may still use it."""
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)


@contextmanager
def answering(status: int, body: str = "", headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """A server that answers everything with the same. Gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            content = b"" if self.command == "HEAD" else body.encode()
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = answer  # noqa: N815 - names that http.server looks for

        @override
        def log_message(self, format: str, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def silent() -> Iterator[str]:
    """A server that takes connections and never says a word. Gives its address."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


@contextmanager
def unreachable() -> Iterator[str]:
    """A server whose queue is full, so that connecting takes for ever. Gives its address."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        waiting = [socket.socket() for _ in range(4)]
        for end in waiting:
            end.setblocking(False)
            end.connect_ex(listener.getsockname())
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            for end in waiting:
                end.close()


def closed_port() -> str:
    """An address where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}"
