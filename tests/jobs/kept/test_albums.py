"""Albums of renders, on SQLite and on PostgreSQL."""

import pytest

from farm.base.config import Settings
from farm.errors import Conflict, NotFound
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.kept import albums, bin
from farm.jobs.listing import lookup
from farm.jobs.listing.filters import JobFilter
from farm.jobs.submitting import submissions
from tests.factories import ANA, BEN, submission


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


def canceled(services: Services) -> str:
    job = submissions.submit(services, ANA, submission(services, ANA)).id
    orders.cancel(services, ANA, job)
    return job


def inside(services: Services, name: str) -> set[str]:
    with services.db.read() as session:
        return {job.id for job in lookup.find(session, ANA, JobFilter(album=name))}


def counts(services: Services) -> dict[str, int]:
    with services.db.read() as session:
        return albums.find(session, ANA)


def test_an_album_is_there_while_something_is_in_it(services: Services) -> None:
    one, two = canceled(services), canceled(services)
    for job in (one, two, two):
        albums.add(services, ANA, job, "Harbour")
    albums.add(services, ANA, two, "Best")
    assert counts(services) == {"Best": 1, "Harbour": 2}
    assert inside(services, "Harbour") == {one, two}
    albums.take(services, ANA, two, "Best")
    assert counts(services) == {"Harbour": 2}
    with services.db.read() as session:
        assert albums.find(session, BEN) == {}
    with pytest.raises(NotFound):
        albums.add(services, BEN, one, "Mine")


def test_an_album_that_is_named_like_another_becomes_one_with_it(services: Services) -> None:
    one, two = canceled(services), canceled(services)
    for job, name in ((one, "Sea"), (two, "Sea"), (two, "Harbour")):
        albums.add(services, ANA, job, name)
    albums.rename(services, ANA, "Sea", "Harbour")
    assert counts(services) == {"Harbour": 2}
    albums.rename(services, ANA, "Harbour", "Harbour")
    assert inside(services, "Harbour") == {one, two}
    with pytest.raises(NotFound, match="You have no album 'Sea'"):
        albums.rename(services, ANA, "Sea", "Lake")


def test_an_album_is_forgotten_without_its_renders(services: Services) -> None:
    job = canceled(services)
    albums.add(services, ANA, job, "Harbour")
    with pytest.raises(NotFound):
        albums.remove(services, BEN, "Harbour")
    albums.remove(services, ANA, "Harbour")
    assert counts(services) == {}
    with services.db.read() as session:
        lookup.get(session, ANA, job)


def test_what_comes_back_from_the_bin_or_into_line_is_in_its_album_again(
    services: Services,
) -> None:
    job = canceled(services)
    albums.add(services, ANA, job, "Harbour")
    bin.put(services, ANA, job)
    assert counts(services) == {}
    bin.restore(services, ANA, job)
    assert inside(services, "Harbour") == {job}
    again = orders.put_back(services, ANA, job).id
    assert inside(services, "Harbour") == {again}
    orders.cancel(services, ANA, again)
    bin.erase(services, ANA, again)
    assert counts(services) == {}


def test_a_person_has_so_many_albums_and_no_more(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(albums, "MOST", 1)
    job = canceled(services)
    albums.add(services, ANA, job, "Harbour")
    albums.add(services, ANA, canceled(services), "Harbour")
    with pytest.raises(Conflict, match="1 albums already"):
        albums.add(services, ANA, job, "Sea")
