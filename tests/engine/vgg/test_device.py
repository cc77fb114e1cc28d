from types import SimpleNamespace

import psutil
import pytest
import torch

from farm.engine.errors import BadInput
from farm.engine.vgg import device
from farm.engine.vgg.device import free_memory, free_on_each, kind, named, precision, rate, resolve

CPU = torch.device("cpu")


def test_a_device_is_taken_by_name():
    assert resolve("cpu") == CPU
    assert resolve("auto").type in {"cpu", "cuda", "mps"}


@pytest.mark.parametrize("name", ["banana", "cuda:", "cpu:1", "CUDA", ""])
def test_a_name_of_no_device_is_refused_with_those_there_are(name):
    with pytest.raises(BadInput, match="choose auto, cpu, mps, cuda or cuda:N"):
        resolve(name)


def test_a_device_that_this_machine_has_not_is_named():
    with pytest.raises(BadInput, match="no device cuda:99 "):
        resolve("cuda:99")


def test_a_kind_of_device_need_not_be_here():
    assert kind("cuda:99") == "cuda"
    assert kind("auto") == resolve("auto").type


@pytest.mark.parametrize(
    ("name", "dtype"), [("float32", torch.float32), ("float16", torch.float16)]
)
def test_a_named_precision_is_taken_as_it_is(name, dtype):
    assert precision(name, CPU) == dtype


@pytest.mark.parametrize("supported", [True, False])
def test_auto_takes_bfloat16_only_where_the_hardware_has_it(monkeypatch, supported):
    monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda: supported, raising=False)
    assert precision("auto", CPU) == (torch.bfloat16 if supported else torch.float32)


def test_a_render_leaves_some_memory_to_others():
    assert 0 < free_memory(CPU) < torch.iinfo(torch.int64).max


@pytest.mark.parametrize(
    ("limit", "free"), [("1000000", 540_000), ("max", 1_800_000), (None, 1_800_000)]
)
def test_a_render_stays_within_its_container(tmp_path, monkeypatch, limit, free):
    monkeypatch.setattr(device, "CONTAINER", tmp_path)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=2_000_000))
    if limit is not None:
        (tmp_path / "memory.max").write_text(f"{limit}\n")
        (tmp_path / "memory.current").write_text("700000\n")
        (tmp_path / "memory.stat").write_text("anon 200000\ninactive_file 300000\n")
    assert free_memory(CPU) == free


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("all", ["cuda:0", "cuda:1", "cuda:2", "cuda:3"]),
        ("0,1,3", ["cuda:0", "cuda:1", "cuda:3"]),
        ("cuda:2, cpu", ["cuda:2", "cpu"]),
        ("cpu,cpu", ["cpu", "cpu"]),
    ],
)
def test_several_devices_are_named_by_numbers_names_or_all(monkeypatch, words, names):
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 4)
    assert named(words) == names


def test_a_machine_without_a_gpu_has_one_device():
    if not torch.cuda.is_available():
        assert named("all") == [str(resolve())]


@pytest.mark.parametrize("words", ["4", "0,,1", "0 1", "0,cuda:0", ""])
def test_a_list_with_what_is_no_device_or_one_twice_is_refused(monkeypatch, words):
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 4)
    with pytest.raises(BadInput):
        named(words)


def test_what_an_earlier_render_left_in_the_cache_is_free(monkeypatch):
    free = [10]
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda _device: (free[0], 100))
    monkeypatch.setattr(torch.cuda, "empty_cache", lambda: free.__setitem__(0, 50))
    assert free_memory(torch.device("cuda")) == 45


def test_a_rate_is_measured():
    assert rate(CPU, torch.float32) > 1e8


def test_each_device_has_its_own_memory_and_cpus_have_one_together(monkeypatch):
    free = {CPU: 60, torch.device("cuda:0"): 40, torch.device("cuda:1"): 80}
    monkeypatch.setattr("farm.engine.vgg.device.free_memory", free.__getitem__)
    devices = [torch.device(name) for name in ("cuda:1", "cpu", "cuda:0", "cpu")]
    assert free_on_each(devices) == [80, 30, 40, 30]
