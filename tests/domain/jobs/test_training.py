"""Trainings as they are asked for."""

import pytest
from pydantic import ValidationError

from farm.domain.jobs.training import TrainSpec

PHOTO, PAINTING, MODEL = ("asset_" + str(number) * 26 for number in range(3))
ASKED = {"photos": [PHOTO], "styles": [{"asset": PAINTING}]}


def test_a_spec_without_models_is_told_as_before_there_could_be_any() -> None:
    """Checkpoints of trainings are known by this text: they go on across an upgrade."""
    told = TrainSpec.model_validate(ASKED).model_dump_json(exclude={"steps"}, exclude_none=True)
    assert told == (
        '{"width":32,"size":512,"crop":256,"batch":4,"rate":0.001,"content_weight":1.0,'
        '"style_weight":1.0,"style_scale":1.0,"tv_weight":0.0,"seed":0,'
        f'"photos":["{PHOTO}"],"styles":[{{"asset":"{PAINTING}"}}]}}'
    )


def test_models_that_a_training_begins_with_are_uploads_that_it_needs() -> None:
    spec = TrainSpec.model_validate(ASKED | {"start": MODEL, "teacher": "job_" + "0" * 26})
    assert spec.assets()["/start"] == MODEL
    assert "/teacher" not in spec.assets()


@pytest.mark.parametrize("field", ["start", "teacher"])
def test_a_model_is_named_by_its_id(field: str) -> None:
    with pytest.raises(ValidationError, match="String should match pattern"):
        TrainSpec.model_validate(ASKED | {field: "starry_night"})
