"""What CPUs do quicker in bfloat16 with kernels that are laid out once.

oneDNN computes with kernels in an order of its own, and conv2d brings them into it at every call:
as much work as the convolution itself where pictures are small. The operators here are those which
PyTorch's compiler calls, and not promised to stay. They compute the same bits as conv2d, which is
there wherever they are not.
"""

import torch
from torch import Tensor

STRIDE_AND_DILATION = ([1, 1], [1, 1])  # of all of these convolutions


def laid_out(kernel: Tensor) -> Tensor:
    """A kernel [out, in, 3, 3] in oneDNN's order, or as it was where that is of no use."""
    if kernel.device.type != "cpu" or kernel.dtype != torch.bfloat16:
        return kernel
    try:
        lay_out = torch._C._nn.mkldnn_reorder_conv2d_weight
        ready: Tensor = lay_out(kernel.to_mkldnn(), [1, 1], *STRIDE_AND_DILATION, 1)
        conv(kernel.new_zeros(1, kernel.shape[1], 3, 3), ready, None, 1, "none")
    except (AttributeError, RuntimeError):  # another PyTorch, or a CPU without bfloat16
        return kernel
    return ready


def plain(kernel: Tensor) -> Tensor:
    """A kernel as it was before it was laid out."""
    return kernel.to_dense() if kernel.is_mkldnn else kernel


def conv(x: Tensor, kernel: Tensor, bias: Tensor | None, padding: int, after: str) -> Tensor:
    """``kernel``, as it was laid out, times ``x``, plus ``bias``; ``after`` is relu or none."""
    edge, operator = [padding, padding], torch.ops.mkldnn._convolution_pointwise
    result: Tensor = operator(x, kernel, bias, edge, *STRIDE_AND_DILATION, 1, after, [], "")
    return result
