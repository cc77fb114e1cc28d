from farm.infra.events import STREAM, Events


def test_what_is_published_is_read_in_order(valkey_url: str) -> None:
    events = Events(valkey_url)
    for done in (0.1, 0.2):
        assert events.publish("progress", "job_1", "ana", {"done": done})
    read = events.read("0-0", 0.01)
    assert [(e.kind, e.job_id, e.owner, e.data["done"]) for e in read] == [
        ("progress", "job_1", "ana", 0.1),
        ("progress", "job_1", "ana", 0.2),
    ]
    assert events.read(read[-1].id, 0.01) == []
    assert events.newest_id() == read[-1].id
    events.close()


def test_a_reader_that_was_away_gets_what_it_missed(valkey_url: str) -> None:
    events = Events(valkey_url)
    events.publish("state", "job_1", "ana", {})
    last_seen = events.newest_id()
    events.publish("state", "job_2", "ana", {})
    missed = events.since(last_seen)
    assert missed is not None
    assert [e.job_id for e in missed] == ["job_2"]
    events.close()


def test_a_reader_is_told_when_what_it_missed_is_gone(valkey_url: str) -> None:
    events = Events(valkey_url)
    events.publish("state", "job_1", "ana", {})
    last_seen = events.newest_id()
    for _ in range(3):
        events.publish("state", "job_2", "ana", {})
    events._redis.xtrim(STREAM, maxlen=1, approximate=False)
    assert events.since(last_seen) is None
    events._redis.delete(STREAM)
    assert events.since(last_seen) is None
    events.close()


def test_a_broker_that_is_away_neither_raises_nor_is_asked_again_at_once() -> None:
    events = Events("redis://127.0.0.1:1/0")
    assert not events.publish("state", "job_1", "ana", {})
    assert not events.publish("state", "job_1", "ana", {})
    events.close()
