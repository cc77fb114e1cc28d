import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socket import create_server, socket
from threading import Thread

import httpx
import pytest

from farm.base import outbound
from farm.errors import InvalidInput


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "172.16.5.4",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "::127.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b:1::7f00:1",
        "fec0::1",
    ],
)
def test_what_is_not_on_the_open_internet_is_not_public(address: str) -> None:
    assert not outbound.is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_what_is_on_the_open_internet_is_public(address: str) -> None:
    assert outbound.is_public(address)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://1.1.1.1/", "begins with https"),
        ("https://", "begins with https"),
        ("https://u:p@1.1.1.1/", "password"),
        ("https://1.1.1.1:99999/", "no web address"),
        ("http://127.0.0.1/", "private network"),
        ("http://2130706433/", "private network"),
        ("http://localhost/", "private network"),
        ("http://nowhere.invalid/", "cannot be resolved"),
        (f"http://{'a' * 300}.com/", "cannot be resolved"),
        ("http://./", "cannot be resolved"),
        ("http://1.1.1.1/\r\nX: y", "no web address"),
    ],
)
def test_an_address_that_may_not_be_called_is_refused_in_one_sentence(url: str, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        outbound.check(url, allow_private=False)


def test_a_name_that_leads_into_a_private_network_is_not_called() -> None:
    outcome = outbound.post("http://localhost:1/", b"", {}, allow_private=False)
    assert outcome.error == "The name leads into a private network."


@contextmanager
def receiver(answer: bytes, pause_s: float = 0.0) -> Iterator[tuple[int, list[bytes]]]:
    """Take one call on a port and answer it byte by byte; what was heard is in the list."""
    heard: list[bytes] = []

    def serve(server: socket) -> None:
        connection, _ = server.accept()
        with connection, suppress(OSError):
            heard.append(connection.recv(65536))
            for byte in answer:
                connection.sendall(bytes([byte]))
                time.sleep(pause_s)

    with create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=serve, args=(server,))
        thread.start()
        yield server.getsockname()[1], heard
        thread.join()


def test_a_receiver_that_answers_drop_by_drop_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbound, "TIMEOUT_S", 0.5)
    slow = b"HTTP/1.1 200 OK\r\nX: " + b"y" * 60
    with receiver(slow, pause_s=0.1) as (port, _):
        outcome = outbound.post(f"http://127.0.0.1:{port}/", b"", {}, allow_private=True)
    assert outcome.status is None
    assert "did not answer within" in (outcome.error or "")


def test_a_receiver_that_speaks_no_tls_is_told_from_one_that_is_not_there() -> None:
    with receiver(b"HTTP/1.1 400 Bad Request\r\n\r\n") as (port, _):
        plain = outbound.post(f"https://127.0.0.1:{port}/", b"", {}, allow_private=True)
    nobody = outbound.post("https://127.0.0.1:1/", b"", {}, allow_private=True)
    assert "it speaks no TLS" in (plain.error or "")
    assert "(ConnectError)" in (nobody.error or "")


def test_what_is_wrong_with_a_certificate_is_told() -> None:
    wrong = ssl.SSLCertVerificationError()
    wrong.verify_message = "self-signed certificate"
    refused = httpx.ConnectError("it failed")
    refused.__cause__ = wrong
    assert outbound.reason(refused) == "its certificate: self-signed certificate"


def test_a_name_in_any_script_is_called_by_its_ascii_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbound, "resolve", lambda parts: ["127.0.0.1"])
    with receiver(b"HTTP/1.1 204 No Content\r\n\r\n") as (port, heard):
        outcome = outbound.post(f"http://bücher.example:{port}/ä", b"", {}, allow_private=True)
    assert outcome.ok
    assert f"Host: xn--bcher-kva.example:{port}\r\n".encode() in heard[0]
    assert heard[0].startswith(b"POST /%C3%A4 HTTP/1.1")
