"""A trained style behind a small HTTP endpoint, by ONNX Runtime and without PyTorch."""
