"""Workers die, freeze, hang and leave; the pictures come out the same."""

import random
import signal
import time

import psutil
import pytest

from farm.domain.states import JobState
from farm.fleet import registry
from farm.fleet.registry import Status
from farm.jobs import orders
from farm.jobs.leasing.endings import Outcome
from farm.sql.models import Artifact
from tests.chaos.arena import ANA, Arena, count

PHASES = ["claim", "iteration", "checkpoint", "checkpoint-row", "result", "finish", "finished"]


@pytest.mark.chaos
def test_a_render_frozen_and_then_handed_over_ends_in_the_undisturbed_picture(
    arena: Arena,
) -> None:
    arena.maintenance()
    crew = {name: arena.worker(name) for name in ("w1", "w2")}
    whole = arena.until_finished(arena.submit(200))
    job = arena.submit(200)
    arena.until_done(job, 0.1)
    zombie = arena.holder(job)
    arena.freeze(crew[zombie])
    heir = arena.until(lambda: arena.holder(job) not in (zombie, "") and arena.holder(job))
    crew[zombie].signal(signal.SIGCONT)
    arena.until(lambda: '"order": "lost"' in crew[zombie].last_words(50))
    crew[heir].signal(signal.SIGTERM)
    assert crew[heir].wait(10)
    assert crew[heir].exit_code == 0
    assert arena.until_finished(job) == whole
    ended = arena.outcomes(job)
    assert {Outcome.LOST, Outcome.DRAINED} < set(ended)
    assert ended[-1] == Outcome.SUCCEEDED


@pytest.mark.chaos
@pytest.mark.parametrize("phase", PHASES)
def test_a_worker_killed_in_any_phase_loses_no_job_and_changes_no_pixel(
    arena: Arena, phase: str
) -> None:
    arena.maintenance()
    job = arena.submit(100)
    victim = arena.worker("w1", rig=phase)
    arena.until(lambda: victim.exit_code == -signal.SIGKILL)
    arena.worker("w2")
    picture = arena.until_finished(job)
    assert arena.until_finished(arena.submit(100)) == picture
    ended = [Outcome.SUCCEEDED] if phase == "finished" else [Outcome.LOST, Outcome.SUCCEEDED]
    assert arena.outcomes(job) == ended


@pytest.mark.chaos
@pytest.mark.parametrize("seed", range(2))
def test_a_render_killed_three_times_at_random_ends_in_the_undisturbed_picture(
    arena: Arena, seed: int
) -> None:
    chance = random.Random(seed)
    arena.maintenance()
    crew = {"w0": arena.worker("w0")}
    whole = arena.until_finished(arena.submit(400))
    job = arena.submit(400)
    for kill in range(1, 4):
        arena.until_done(job, 0.2 * kill)
        name = f"w{kill}"
        crew[name] = arena.worker(name)
        time.sleep(chance.uniform(0.0, 0.3))
        crew[arena.holder(job)].kill()
    assert arena.until_finished(job) == whole
    assert arena.outcomes(job) == [Outcome.LOST] * 3 + [Outcome.SUCCEEDED]


@pytest.mark.chaos
def test_a_worker_told_to_end_costs_its_job_nothing_and_another_takes_over_at_once(
    arena: Arena,
) -> None:
    arena.maintenance()
    worker = arena.worker("w1")
    job = arena.submit(500)
    arena.until_done(job, 0.1)
    heir = arena.worker("w2")
    arena.until(lambda: "ready for work" in heir.last_words(9))
    worker.signal(signal.SIGTERM)
    assert worker.wait(10)
    arena.until(lambda: arena.holder(job) == "w2", seconds=5)
    arena.until_finished(job)
    assert arena.outcomes(job) == [Outcome.DRAINED, Outcome.SUCCEEDED]
    assert arena.job(job).worker_losses == 0


@pytest.mark.chaos
def test_a_worker_in_the_middle_of_a_long_iteration_still_ends_within_ten_seconds(
    arena: Arena,
) -> None:
    arena.maintenance()
    worker = arena.worker("w1", rig="hang")
    job = arena.submit(100)
    arena.until(lambda: (arena.folder / "hang").exists())
    worker.signal(signal.SIGTERM)
    assert worker.wait(10)
    arena.until_state(job, JobState.QUEUED, seconds=1)
    assert arena.outcomes(job) == [Outcome.DRAINED]


@pytest.mark.chaos
def test_a_killed_strip_ends_the_attempt_and_another_worker_goes_on_from_the_checkpoint(
    arena: Arena,
) -> None:
    arena.maintenance()
    crew = {name: arena.worker(name, device="cpu,cpu") for name in ("w1", "w2")}
    whole = arena.until_finished(arena.submit(60, devices=2))
    job = arena.submit(60, devices=2)
    arena.until_done(job, 0.2)
    victim = arena.holder(job)
    strips = [child for child in psutil.Process(crew[victim].pid).children() if _is_strip(child)]
    assert len(strips) == 2
    strips[1].kill()
    assert arena.until_finished(job) == whole
    crashed, fine = arena.attempts(job)
    assert (crashed.outcome, fine.outcome) == (Outcome.CRASHED, Outcome.SUCCEEDED)
    assert "strip 2 of 2, on cpu, ended before its time (SIGKILL)" in (crashed.detail or "")
    assert not strips[0].is_running()


def _is_strip(process: psutil.Process) -> bool:
    return any("spawn_main" in word for word in process.cmdline())


@pytest.mark.chaos
def test_a_hung_device_ends_its_worker_and_another_one_goes_on(arena: Arena) -> None:
    arena.maintenance()
    worker = arena.worker("w1", rig="hang", hang_seconds=3.0)
    job = arena.submit(100)
    # The longest healthy step, fifty times: on a busy machine the first one takes seconds.
    arena.until(lambda: worker.exit_code is not None, seconds=300)
    arena.worker("w2")
    arena.until_finished(job)
    hung, fine = arena.attempts(job)
    assert (hung.outcome, fine.outcome) == (Outcome.HUNG, Outcome.SUCCEEDED)
    assert "device gave no answer" in (hung.detail or "")


@pytest.mark.chaos
def test_a_worker_whose_device_fails_every_job_is_set_aside_and_the_jobs_go_elsewhere(
    arena: Arena,
) -> None:
    arena.maintenance()
    arena.worker("broken", rig="crash")
    waiting = [arena.submit(60) for _ in range(3)]
    arena.until(lambda: arena.is_set_aside("broken"))
    assert all(arena.job(job).state == JobState.QUEUED for job in waiting)
    assert "CUDA error" in (arena.attempts(waiting[0])[0].detail or "")
    assert "RuntimeError" in (arena.attempts(waiting[0])[0].log or "")
    arena.worker("sound")
    for job in waiting:
        arena.until_finished(job)


@pytest.mark.chaos
def test_a_poison_job_is_failed_after_three_workers_with_their_logs(arena: Arena) -> None:
    arena.maintenance(max_losses=3)
    job = arena.submit(400)
    for number in range(3):
        worker = arena.worker(f"w{number}", checkpoint_seconds=100.0)  # and so without progress
        arena.until(lambda: (arena.last_log(job)).count("attempt begins"))
        worker.kill()
        arena.until(lambda: arena.outcomes(job)[-1] == Outcome.LOST)
    arena.until_state(job, JobState.FAILED)
    assert "w0" in (arena.job(job).error or "")
    assert all("attempt begins" in (attempt.log or "") for attempt in arena.attempts(job))


def test_pause_keeps_the_work_and_cancel_ends_it_and_both_reach_one_job_only(
    arena: Arena,
) -> None:
    arena.maintenance()
    arena.worker("w1", lease_seconds=30.0)
    whole = arena.until_finished(arena.submit(200))
    job, next_one = arena.submit(200), arena.submit(20)
    arena.until_done(job, 0.1)
    orders.pause(arena.services, ANA, job)
    arena.until_state(job, JobState.PAUSED, seconds=10)
    assert arena.saved(job) > 0
    arena.until_finished(next_one)
    orders.resume(arena.services, ANA, job)
    assert arena.until_finished(job) == whole
    assert Outcome.PAUSED in arena.outcomes(job)
    third, fourth = arena.submit(5000), arena.submit(20)
    arena.until_state(third, JobState.RUNNING)
    orders.cancel(arena.services, ANA, third)
    arena.until_state(third, JobState.CANCELED, seconds=10)
    arena.until_finished(fourth)


@pytest.mark.chaos
def test_a_drained_worker_hands_its_job_back_and_works_again_when_told(arena: Arena) -> None:
    arena.maintenance()
    worker = arena.worker("w1")
    job = arena.submit(300)
    arena.until_done(job, 0.1)
    registry.drain(arena.services, "w1", True)
    arena.until_state(job, JobState.QUEUED)
    assert worker.alive
    registry.drain(arena.services, "w1", False)
    arena.until_finished(job)
    assert arena.outcomes(job) == [Outcome.DRAINED, Outcome.SUCCEEDED]


@pytest.mark.chaos
def test_a_worker_drained_after_its_job_finishes_it_rests_and_ends_in_good_order(
    arena: Arena,
) -> None:
    worker = arena.worker("w1")
    job, other = arena.submit(300), arena.submit(300)
    arena.until_done(job, 0.1)
    registry.drain(arena.services, "w1", True, after_job=True)
    arena.until_finished(job)
    arena.until(lambda: arena.status("w1") is Status.DRAINED)
    assert (arena.outcomes(job), arena.outcomes(other)) == ([Outcome.SUCCEEDED], [])
    worker.signal(signal.SIGTERM)
    assert worker.wait(10)
    assert worker.exit_code == 0


@pytest.mark.chaos
def test_a_clock_two_hours_ahead_changes_nothing(arena: Arena) -> None:
    arena.maintenance()
    arena.worker("ahead", rig="clock")
    job = arena.submit(300)
    arena.until_finished(job)
    assert arena.outcomes(job) == [Outcome.SUCCEEDED]
    assert abs((arena.job(job).finished or 0) - time.time()) < 60
    assert count(arena.services, Artifact) >= 1


@pytest.mark.chaos
def test_an_unreadable_checkpoint_is_passed_over_for_an_older_one(arena: Arena) -> None:
    arena.maintenance()
    worker = arena.worker("w1")
    job = arena.submit(600)
    arena.until(lambda: len(arena.checkpoints(job)) == 2)
    worker.kill()
    arena.until_state(job, JobState.QUEUED)
    older, newest = arena.checkpoints(job)
    arena.services.storage.put(newest.key, b"broken" * 100)
    arena.worker("w2")
    picture = arena.until_finished(job)
    assert "checkpoint unreadable" in (arena.attempts(job)[1].log or "")
    assert older.done < newest.done
    assert arena.until_finished(arena.submit(600)) == picture


@pytest.mark.chaos
def test_a_worker_killed_between_two_photos_of_one_pass_repeats_none_that_was_finished(
    arena: Arena,
) -> None:
    arena.maintenance()
    job = arena.submit_photos(4)
    victim = arena.worker("w1", weights="auto")
    arena.until(lambda: arena.saved(job))
    victim.kill()
    finished = arena.results(job)
    arena.worker("w2", weights="auto")
    arena.until_state(job, JobState.SUCCEEDED)
    made = arena.results(job)
    assert set(made) == {f"{number}-result.png" for number in range(1, 5)}
    assert 0 < len(finished) < 4
    assert {name: made[name] for name in finished} == finished
    assert arena.outcomes(job) == [Outcome.LOST, Outcome.SUCCEEDED]
