"""Trying a bucket before it is used, against servers that fail in one way each, and what becomes of its keys."""

import re
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import keyring
import pytest
from typing_extensions import override

from choreo_desktop.domain.settings import S3Storage
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.services import connection
from choreo_desktop.services.connection import Connection, KeyStore, S3Keys, check_connection
from choreo_desktop.storage.factory import storage_from_settings
from tests.fakes.network import Fault, Proxy, answering, closed_port, silent, unreachable
from tests.fakes.s3_server import Bucket, aws_environment, bucket, s3_client
from tests.storage.test_credentials import BrokenKeyring, MemoryKeyring

__all__ = ["aws_environment", "bucket", "s3_client"]

pytestmark = pytest.mark.usefixtures("aws_environment")

KEYS = S3Keys("AKIA", "secret/hunter2")


@pytest.fixture(autouse=True)
def _own_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "CONNECT_SECONDS", 1.0)
    monkeypatch.setattr(connection, "SILENT_SECONDS", 1.0)


def at(endpoint: str, name: str = "dance", **more: object) -> S3Storage:
    """A bucket as somebody sets it up."""
    return S3Storage.model_validate({"bucket": name, "endpoint_url": endpoint, "path_style": True, **more})


def xml(code: str, more: str = "") -> str:
    """An answer of a server that refuses."""
    return f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>as tested</Message>{more}</Error>"


def test_a_bucket_that_works(bucket: Bucket) -> None:
    """A bucket in which everything works says so, with its name, and is as empty as before."""
    for prefix in ("", "/dance/of 2026/"):
        found = check_connection(at(bucket.endpoint, bucket.name, prefix=prefix), KEYS)
        assert found.ok
        assert f"“{bucket.name}” on {bucket.endpoint}" in found.sentence
        assert found.details == ""
    assert bucket.everything() == bucket.unfinished() == []


def test_a_bucket_that_keeps_versions(bucket: Bucket) -> None:
    """In a bucket that keeps what is deleted, nothing of the trial is kept either."""
    bucket.client.put_bucket_versioning(Bucket=bucket.name, VersioningConfiguration={"Status": "Enabled"})
    assert check_connection(at(bucket.endpoint, bucket.name), KEYS).ok
    found = dict(bucket.client.list_object_versions(Bucket=bucket.name))
    assert not {"Versions", "DeleteMarkers"} & set(found)


def test_the_large_bucket_of_somebody_else(bucket: Bucket) -> None:
    """What lies in the bucket already stays untouched, and is not listed to the end."""
    for i in range(30):
        bucket.put(f"{i}.mp4", b"x")
    with closing(Proxy(bucket.endpoint)) as proxy:
        assert check_connection(at(proxy.endpoint, bucket.name), KEYS).ok
        assert [request.split()[0] for request in proxy.requests] == ["GET", "PUT", "GET", "DELETE"]
    assert len(bucket.everything()) == 30


def test_a_bucket_that_is_missing(bucket: Bucket) -> None:
    """A misspelt bucket is told as such."""
    found = check_connection(at(bucket.endpoint, "no-such-bucket"), KEYS)
    assert not found.ok
    assert found.sentence.startswith("The bucket “no-such-bucket” does not exist on")


@pytest.mark.parametrize(
    ("status", "code", "more", "words"),
    [
        (403, "InvalidAccessKeyId", "", "does not know the access key"),
        (403, "SignatureDoesNotMatch", "", "the secret key does not fit the access key"),
        (400, "ExpiredToken", "", "have expired"),
        (403, "RequestTimeTooSkewed", "", "the clock of this computer is wrong"),
        (
            403,
            "AccessDenied",
            "",
            "may not use the bucket “dance” to list what is in it. Give them the right ListBucket",
        ),
        (301, "PermanentRedirect", "<Region>eu-west-1</Region>", "Set it to “eu-west-1”"),
        (503, "SlowDown", "", "overloaded"),
    ],
)
def test_what_a_server_says(status: int, code: str, more: str, words: str) -> None:
    """Each refusal has its own sentence, and the details hold what the server said."""
    with answering(status, xml(code, more)) as endpoint:
        found = check_connection(at(endpoint), KEYS)
    assert not found.ok
    assert words in found.sentence
    assert code in found.details


class Guard(BaseHTTPRequestHandler):
    """Stands before a server and denies one kind of request, as the rights of a key do."""

    denied = ""
    upstream = ""
    garbled = False

    def _pass(self) -> None:
        import urllib.error
        import urllib.request

        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        key = len(urlsplit(self.path).path.strip("/").split("/")) > 1
        if f"{self.command} {'key' if key else 'bucket'}" == self.denied:
            return self._answer(403, xml("AccessDenied").encode(), {})
        headers = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "accept-encoding", "expect")}
        headers.setdefault("Content-Type", "application/octet-stream")  # or urllib calls it a form
        request = urllib.request.Request(  # noqa: S310 - the test's own server
            self.upstream + self.path, content or None, headers, method=self.command
        )
        try:
            with urllib.request.urlopen(request) as answer:  # noqa: S310
                body, status, told = answer.read(), answer.status, dict(answer.headers)
        except urllib.error.HTTPError as error:
            with error:
                body, status, told = error.read(), error.code, dict(error.headers)
        if self.garbled and self.command == "GET" and key:
            body = b"?" * len(body)
        return self._answer(status, body, {k: v for k, v in told.items() if k.lower() == "etag"})

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_PUT = do_DELETE = do_HEAD = _pass  # noqa: N815 - names that http.server looks for

    @override
    def log_message(self, format: str, *args: object) -> None: ...


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler], context: ssl.SSLContext | None = None) -> Iterator[str]:
    """A server of the test. Gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign] # clients that do not trust it hang up
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"{'https' if context else 'http'}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("denied", "words", "left"),
    [
        ("GET bucket", "to list what is in it. Give them the right ListBucket", False),
        ("PUT key", "to write into it. Give them the right PutObject", False),
        ("GET key", "to read from it. Give them the right GetObject", False),
        ("DELETE key", "to delete in it (the small file choreo-desktop-test-", True),
    ],
)
def test_rights_that_are_missing(bucket: Bucket, denied: str, words: str, left: bool) -> None:
    """Keys that may do some things and not others are told by what they may not; what had to be left is named."""
    guard = type("Denying", (Guard,), {"denied": denied, "upstream": bucket.endpoint})
    with serving(guard) as endpoint:
        found = check_connection(at(endpoint, bucket.name), KEYS)
    assert not found.ok
    assert words in found.sentence
    remaining = bucket.everything()
    assert bool(remaining) == left
    assert all(key in found.sentence for key in remaining)


def test_a_server_that_garbles(bucket: Bucket) -> None:
    """A server that gives back other bytes than it was given is not used, and nothing is left there."""
    guard = type("Garbling", (Guard,), {"garbled": True, "upstream": bucket.endpoint})
    with serving(guard) as endpoint:
        found = check_connection(at(endpoint, bucket.name), KEYS)
    assert "gives back something else" in found.sentence
    assert bucket.everything() == []


def no_network() -> Iterator[str]:
    """An address whose name nobody knows."""
    yield "http://no-such-host.invalid:9000"


def dead() -> Iterator[str]:
    """An address where nobody listens."""
    yield closed_port()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (contextmanager(no_network), "its name is not known on the network"),
        (contextmanager(dead), "cannot be reached: nothing answers at this address"),
        (unreachable, "cannot be reached"),
        (silent, "stopped answering"),
        (lambda: answering(200, "<html>Welcome</html>"), "does not answer like an S3 server"),
        (lambda: answering(200, ""), "does not answer like an S3 server"),
    ],
    ids=["name", "port", "lost", "silent", "web site", "empty"],
)
def test_a_server_that_is_none(place: Callable[..., "contextmanager[str]"], words: str) -> None:  # type: ignore[valid-type]
    """Each way in which nobody is there has its own sentence."""
    with place() as endpoint:  # type: ignore[attr-defined]
        found = check_connection(at(endpoint), KEYS)
    assert not found.ok
    assert words in found.sentence
    assert endpoint in found.sentence


@pytest.mark.parametrize("endpoint", ["nas:9000", "ftp://nas", "http://", "http://nas:0", "http://[::1"])
def test_an_address_that_is_none(endpoint: str) -> None:
    """An address that was typed wrong is told before anything is contacted."""
    assert "not the address of a server" in check_connection(at(endpoint), KEYS).sentence


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """A certificate that nobody knows."""
    folder = tmp_path_factory.mktemp("certificate")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    subprocess.run([*command, "-keyout", folder / "key", "-out", folder / "cert"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert", folder / "key")
    return context


def test_a_certificate_that_nobody_knows(certificate: ssl.SSLContext) -> None:
    """A server whose certificate is not trusted is told with the reason."""
    with serving(Guard, certificate) as endpoint:
        found = check_connection(at(endpoint), KEYS)
    assert f"{endpoint} cannot be trusted (self-signed certificate)" in found.sentence


def test_https_where_there_is_none() -> None:
    """https:// for a server that speaks http:// is told with what to write."""
    with answering(200) as endpoint:
        found = check_connection(at(endpoint.replace("http:", "https:")), KEYS)
    assert "Write http:// in place of https://" in found.sentence


def test_a_bucket_in_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only the name of the bucket before the server's is unknown, the setting that helps is told."""
    import socket

    real = socket.getaddrinfo

    def known(host: str, *rest: object, **more: object) -> object:
        if host == "storage.example.test":
            return real("127.0.0.1", *rest, **more)  # type: ignore[arg-type]
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", known)
    found = check_connection(at("http://storage.example.test:9", path_style=False), KEYS)
    assert "Turn on “bucket in the path”" in found.sentence


def test_a_prefix_that_leads_out() -> None:
    """A prefix that is not allowed is a sentence like the others."""
    assert "security" in check_connection(at("http://nas", prefix="a/../b"), KEYS).sentence


def test_without_any_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without keys anywhere, the sentence says where to enter them."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    with answering(200) as endpoint:
        assert "Enter an access key" in check_connection(at(endpoint), None).sentence


def test_a_profile_that_is_missing() -> None:
    """A profile that this computer does not have is told, whatever keys were typed before."""
    found = check_connection(at("http://127.0.0.1:9", profile="nobody"), KEYS)
    assert "profile does not exist" in found.sentence


def test_cancelled_while_the_server_is_silent() -> None:
    """A person who closes the dialog does not wait for a server that says nothing."""
    cancel = CancelToken()
    with silent() as endpoint:
        threading.Timer(0.3, cancel.cancel).start()
        with pytest.raises(Cancelled):
            check_connection(at(endpoint), KEYS, cancel=cancel)


def test_a_connection_that_breaks_off(bucket: Bucket) -> None:
    """A network that fails in the middle is told, and what was written is taken away as soon as it is back."""
    with closing(Proxy(bucket.endpoint)) as proxy:
        proxy.fault = Fault("down", 500, "cut", times=2)
        found = check_connection(at(proxy.endpoint, bucket.name), KEYS)
    assert found.ok or "broke off" in found.sentence
    assert bucket.everything() == []


def signed_with(requests: list[str]) -> set[str]:
    """The access keys of requests that a server got."""
    return set(re.findall(r"Credential=([^/]+)/", "\n".join(requests)))


def test_which_keys_are_used() -> None:
    """What was typed just now is tried first, then what was saved, then the keys of the surroundings."""
    seen: list[str] = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.headers.get("Authorization", ""))
            self.send_error(403)

        @override
        def log_message(self, format: str, *args: object) -> None: ...

    store = KeyStore()
    with serving(Listening) as endpoint:
        check_connection(at(endpoint), None, store=store)
        store.save(at(endpoint), S3Keys("SAVED", "x"))
        check_connection(at(endpoint), None, store=store)
        check_connection(at(endpoint), S3Keys("TYPED", "x"), store=store)
    assert [signed_with([line]) for line in seen] == [{"testing"}, {"SAVED"}, {"TYPED"}]


def test_keys_are_kept_in_the_keyring() -> None:
    """Saved keys outlive the program, are found for their bucket, and are gone once forgotten."""
    store, place = KeyStore(), at("https://s3.example.org")
    assert store.load(place) is None
    assert store.save(place, KEYS) == ""
    assert KeyStore().load(place) == KEYS
    assert KeyStore().load(at("https://s3.example.org", "other")) is None
    assert store.forget(place) == ""
    assert KeyStore().load(place) is None
    assert store.forget(place) == ""


class ForgetfulKeyring(MemoryKeyring):
    """A keyring that takes everything and keeps nothing, as keyring's own ``null`` does."""

    @override
    def set_password(self, service: str, username: str, password: str) -> None: ...


@pytest.mark.parametrize("kind", [BrokenKeyring, ForgetfulKeyring])
def test_a_keyring_that_refuses(kind: type[MemoryKeyring], home: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Without a keyring the keys last until the program ends, which is said; they reach no file and no log."""
    keyring.set_keyring(kind())
    store, place = KeyStore(), at("https://s3.example.org")
    assert "kept only until the program ends" in store.save(place, KEYS)
    assert store.load(place) == KEYS
    assert KeyStore().load(place) is None
    assert not [p for p in home.rglob("*") if p.is_file() and KEYS.secret_key in p.read_text(errors="replace")]
    assert KEYS.secret_key not in caplog.text
    assert store.forget(place) == ""
    assert store.load(place) is None


def test_a_keyring_that_comes_back() -> None:
    """Keys that were kept in memory are taken over by the keyring when they are saved again."""
    store, place = KeyStore(), at("")
    keyring.set_keyring(BrokenKeyring())
    store.save(place, KEYS)
    assert "may still be there" in KeyStore().forget(place)
    keyring.set_keyring(MemoryKeyring())
    newer = S3Keys("NEW", "new")
    assert store.save(place, newer) == ""
    assert store.load(place) == KeyStore().load(place) == newer


def test_the_storage_uses_keys_of_the_session(bucket: Bucket, tmp_path: Path) -> None:
    """Keys that no keyring takes still open the bucket in this session."""
    keyring.set_keyring(BrokenKeyring())
    store, asked = KeyStore(), []
    place = at(bucket.endpoint, bucket.name)
    store.save(place, KEYS)

    def find(endpoint: str, name: str) -> S3Keys | None:
        asked.append(store.find(endpoint, name))
        return asked[-1]

    storage = storage_from_settings(place, default_root=tmp_path, cache_folder=None, find_keys=find)
    assert storage.list_files() == []
    assert asked == [KEYS]


def test_the_answer_is_a_plain_value() -> None:
    """The window gets a word, a sentence and details."""
    assert Connection(True, "It works.") == (True, "It works.", "")
