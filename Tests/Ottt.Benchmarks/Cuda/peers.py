"""
Trains the benchmark's networks with PyTorch, for the command `cuda` of Ottt.Benchmarks, which starts this program and tells it what to measure.

Each line of the standard input is a request, in JSON: {"do": "peaks"} or {"do": "row", ...} with a network, a batch and a budget. Each line of the
standard output is an answer; the last one of a request is {"done": true}. A variant that fails answers with its error, and the others go on.

    python3 peers.py --tiny [--device cpu]

tries all variants on two small networks, and compares their gradients with those of the reference.
"""
import argparse
import gc
import json
import math
import os
import signal
import statistics
import sys
import time
import traceback

FEWEST_BATCHES = 5
WARM_UP_BATCHES = 3
WARM_UP_SHARE = 0.3
PRODUCT_SIZE = 8192
NOT_FINITE = 1e9  # JSON has no infinity

TINY_NETWORKS = [
    {
        "name": "tiny mlp", "input": [12],
        "layers": [
            {"kind": "linear", "inputs": 12, "outputs": 16, "spread": 3}, {"kind": "lif"}, {"kind": "scale", "factor": 2.0},
            {"kind": "linear", "inputs": 16, "outputs": 10, "spread": 2},
        ],
    },
    {
        "name": "tiny cnn", "input": [3, 8, 8],
        "layers": [
            {"kind": "convolution", "inputs": 3, "outputs": 8, "spread": 1.5, "standardized": True}, {"kind": "lif"}, {"kind": "scale", "factor": 2.74},
            {"kind": "convolution", "inputs": 8, "outputs": 8, "spread": 1.5, "standardized": True}, {"kind": "lif"}, {"kind": "scale", "factor": 2.74},
            {"kind": "halving"},
            {"kind": "convolution", "inputs": 8, "outputs": 12, "spread": 3, "standardized": False}, {"kind": "lif"},
            {"kind": "mean"}, {"kind": "flatten"}, {"kind": "linear", "inputs": 12, "outputs": 10, "spread": 1},
        ],
    },
]


class TimeIsUp(BaseException):
    """Not an Exception, so that nothing on the way takes it for an error of its own."""


class TimeLimit:
    """Raises TimeIsUp in the block after so many seconds, and again every second, should somebody swallow it."""

    def __init__(self, seconds):
        self.seconds = max(seconds, 0.05)

    def __enter__(self):
        def stop(number, frame):
            raise TimeIsUp()

        self.before = signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, self.seconds, 1.0)

    def __exit__(self, *error):
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self.before)
        return False


class Batch:
    """The samples of a row: in pinned memory of the host, and where every batch is uploaded to."""

    def __init__(self, row, device):
        self.device = device
        generator = torch.Generator().manual_seed(20221124)
        shape = [row["batch"]] + row["input"]
        is_colour = len(row["input"]) == 3 and row["input"][0] == 3
        samples = (torch.randn if is_colour else torch.rand)(shape, generator=generator)
        labels = torch.randint(10, [row["batch"]], generator=generator)
        is_cuda = device.type == "cuda"
        self.host_samples = samples.pin_memory() if is_cuda else samples
        self.host_labels = labels.pin_memory() if is_cuda else labels
        self.samples = samples.to(device)
        self.labels = labels.to(device)
        self.one_hot = torch.nn.functional.one_hot(labels, 10).to(torch.float32).to(device)

    def upload(self):
        self.samples.copy_(self.host_samples, non_blocking=True)
        self.labels.copy_(self.host_labels, non_blocking=True)


def answer(**line):
    out.write(json.dumps(line) + "\n")
    out.flush()


def use_precision(precision):
    """Float32 and the exact splitting of spikes are compared with float32."""
    allowed = precision in ("tf32", "bfloat16")
    torch.backends.cuda.matmul.allow_tf32 = allowed
    torch.backends.cudnn.allow_tf32 = allowed
    torch.backends.cudnn.benchmark = True


def synchronize(device):
    if device.type == "cuda":
        torch.cuda.synchronize()


def forget(device):
    gc.collect()
    if device.type == "cuda":
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()


def repeat(train, fewest, seconds):
    """The milliseconds of each batch; train ends with reading the loss, and so with the work."""
    times = []
    began = time.perf_counter()
    while len(times) < fewest or time.perf_counter() - began < seconds:
        start = time.perf_counter()
        train()
        times.append((time.perf_counter() - start) * 1e3)
    return times


def deviation(gradients, expected):
    """The largest difference of a gradient, relative to its norm."""
    worst = 0.0
    for gradient, other in zip(gradients, expected):
        share = ((gradient.detach().float().cpu() - other).norm() / (other.norm() + 1e-12)).item()
        worst = max(worst, share if math.isfinite(share) else NOT_FINITE)
    return worst


class RowRun:
    """Measures the variants of a row, one after another, until the time of the row is up."""

    def __init__(self, row, device):
        self.row = row
        self.device = device
        self.end = time.perf_counter() + row["limit"]
        self.batch = Batch(row, device)
        self.expected = None

    def measure(self, name, make, limit=None):
        """Makes a contender and measures it. Returns its time, or None."""
        left = self.end - time.perf_counter()
        seconds = left if limit is None else min(left, limit)
        if seconds <= 0:
            answer(variant=name, error="no time was left")
            return None
        began = time.perf_counter()
        try:
            forget(self.device)
            with TimeLimit(seconds):
                contender = make()
                contender.train()
                synchronize(self.device)
                first = time.perf_counter() - began
                difference = self.compare(contender)
                repeat(contender.train, WARM_UP_BATCHES, self.row["seconds"] * WARM_UP_SHARE)
                synchronize(self.device)
                times = repeat(contender.train, FEWEST_BATCHES, self.row["seconds"])
            milliseconds = statistics.median(times)
            used = torch.cuda.max_memory_allocated() if self.device.type == "cuda" else 0
            answer(variant=name, milliseconds=milliseconds, batches=len(times), bytes=used, firstSeconds=first, deviation=difference)
            return milliseconds
        except TimeIsUp:
            answer(variant=name, error=f"took more than {seconds:.0f} s")
        except Exception as error:
            traceback.print_exc(file=sys.stderr)
            message = str(error).strip().splitlines()
            answer(variant=name, error=f"{type(error).__name__}: {message[0] if message else ''}"[:300])
        return None

    def compare(self, contender):
        """Of the first batch, which all begin with the same parameters; a graph has trained a few already."""
        if not hasattr(contender, "batch"):
            return None
        if self.expected is None:
            self.expected = [gradient.detach().float().cpu().clone() for gradient in contender.gradients()]
        return deviation(contender.gradients(), self.expected)

    def run(self):
        row, batch, device = self.row, self.batch, self.device
        self.measure("reference", lambda: Reference(row, batch, device))
        is_image = len(row["input"]) == 3
        best_layout, best_time = False, None
        for channels_last in (False, True) if is_image else (False,):
            name = "channels-last" if channels_last else "one-forward"
            taken = self.measure(name, lambda: OneForward(row, batch, device, channels_last, compiles=False))
            if taken is not None and (best_time is None or taken < best_time):
                best_layout, best_time = channels_last, taken
        is_cuda = device.type == "cuda"
        if is_cuda:
            self.measure("graph", lambda: AsGraph(OneForward(row, batch, device, best_layout, compiles=False)))
        kept = []

        def compile_network():
            kept.append(OneForward(row, batch, device, best_layout, compiles=True))
            return kept[0]

        limit = row["compileLimit"]
        if limit > 0 and self.measure("compile", compile_network, limit) is not None and is_cuda:
            self.measure("compile+graph", lambda: AsGraph(kept[0]))
        kept.clear()
        torch._dynamo.reset()


def product_rate(precision):
    """The floating-point operations per second of the largest product that is asked for, in the middle of a few."""
    use_precision(precision)
    dtype = torch.bfloat16 if precision == "bfloat16" else torch.float32
    left, right = (torch.randn(PRODUCT_SIZE, PRODUCT_SIZE, device="cuda", dtype=dtype) for _ in range(2))
    result = torch.empty_like(left)
    times = []
    for _ in range(8):
        begin, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
        begin.record()
        torch.mm(left, right, out=result)
        end.record()
        end.synchronize()
        times.append(begin.elapsed_time(end))
    return 2 * PRODUCT_SIZE**3 / (statistics.median(times[2:]) / 1e3)


def serve(device):
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request["do"] == "peaks":
                answer(peaks={precision: product_rate(precision) for precision in ("float32", "tf32", "bfloat16")})
            else:
                use_precision(request["precision"])
                RowRun(request, device).run()
        except Exception as error:
            traceback.print_exc(file=sys.stderr)
            answer(error=f"{type(error).__name__}: {error}"[:300])
        forget(device)
        answer(done=True)


def try_tiny(device):
    common = {
        "batch": 16, "steps": 4, "seconds": 0.05, "limit": 300, "compileLimit": 200,
        "learningRate": 1e-3, "momentum": 0.9, "squaredShare": 0.05, "precision": "float32",
    }
    for network in TINY_NETWORKS:
        for rule in ("accumulate", "every-step"):
            row = {**common, **network, "rule": rule}
            answer(network=network["name"], rule=rule)
            use_precision("float32")
            RowRun(row, device).run()
    row = {**common, **TINY_NETWORKS[1], "rule": "accumulate", "precision": "bfloat16", "compileLimit": 0}
    answer(network=row["name"], rule=row["rule"], precision=row["precision"])
    use_precision("bfloat16")
    RowRun(row, device).run()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--tiny", action="store_true")
    options = parser.parse_args()
    device = torch.device(options.device)
    if device.type == "cuda" and not torch.cuda.is_available():
        answer(error="torch sees no CUDA device")
        return 2
    name = torch.cuda.get_device_name() if device.type == "cuda" else "the processor"
    answer(ready=True, torch=torch.__version__, device=name)
    if options.tiny:
        try_tiny(device)
    else:
        serve(device)
    return 0


# What libraries print goes to the standard error: the standard output is for answers.
out = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
try:
    import torch
    import torch._dynamo
except ImportError as missing:
    answer(error=f"python3 has no torch: {missing}")
    sys.exit(2)

from peer_one_forward import AsGraph, OneForward  # noqa: E402
from peer_reference import Reference  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
