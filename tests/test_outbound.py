import pytest

from farm import outbound
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
    ],
)
def test_an_address_that_may_not_be_called_is_refused_in_one_sentence(url: str, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        outbound.check(url, allow_private=False)


def test_a_name_that_leads_into_a_private_network_is_not_called() -> None:
    outcome = outbound.post("http://localhost:1/", b"", {}, allow_private=False)
    assert outcome.error == "The name leads into a private network."
