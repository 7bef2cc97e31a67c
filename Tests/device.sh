#!/usr/bin/env bash
# Takes the tests, the samples and the benchmark to a machine that has an NVIDIA GPU but neither .NET nor a network, and runs them there.
set -euo pipefail

usage() {
    cat <<'TEXT'
Runs the tests, the samples and the benchmark on a machine that has an NVIDIA GPU but neither .NET nor a network.

    Tests/device.sh pack [--no-build] [FILE]
        On a machine with the SDK: builds, and packs all that is needed into FILE, artifacts/device.tar.xz unless given.
        Golden numbers and MNIST go along where the tests would find them (OTTT_GOLDENS, OTTT_DATA, shared/ beside a folder above).

    Tests/device.sh run FOLDER [OPTION...] [STEP[=SECONDS]...]
        On the machine with the GPU, where FILE was unpacked into FOLDER: runs the steps one after another, each for so many seconds at most.
        It needs NVIDIA's driver and NVRTC (the toolkit, or pip's nvidia-cuda-nvrtc); python3 with torch for the benchmark, compute-sanitizer for the
        last step. Exit code 0 where all steps passed.

            probe        what the machine has (30)
            functions    each function of the PTX header on the GPU (60)
            emulation    the same on the emulated device (60)
            networks     golden numbers, identities and parity of networks on the GPU (180)
            training     batches that the GPU runs by itself: graphs, losses, updates (60)
            mnist        Samples/Mnist on the GPU (60)
            cifar        Samples/Cifar on the GPU (90)
            benchmark    a training batch and its kernels, beside PyTorch (300)
            kernels      the kernels of all layers through this machine's NVRTC, for sm_80 and sm_90 (150)
            sanitize     a few networks under compute-sanitizer: memcheck, racecheck, initcheck, synccheck (300, shared)

        All but the last in this order, unless some are named.

            --logs FOLDER        where the logs go, a file for each step; FOLDER/logs by default
            --only PATTERN       of the tests only those whose full method name matches; * at the start and the end
            --benchmark "..."    other arguments for the benchmark
            --sanitized PATTERN  the tests for compute-sanitizer by full method name; the training runs of the golden numbers by default

    Tests/device.sh sanitize FOLDER [OPTION...]
        The same as run FOLDER sanitize.

    tar -xJf artifacts/device.tar.xz -C FOLDER unpacks (or python3 -m tarfile -e). OTTT_CUDA_DRIVER and OTTT_NVRTC name libraries that are
    not found by themselves; the emulated device of Tests/HostCuda among them, to try this script without a GPU.
TEXT
}

fail() {
    echo "$1" >&2
    exit 2
}

# ---- pack -----------------------------------------------------------------------------------------------------------------------------

# Prints the folder shared/NAME beside one of the folders above this script.
shared_folder() {
    local folder
    folder="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
    while [ "$folder" != / ]; do
        folder="$(dirname "$folder")"
        if [ -d "$folder/shared/$1" ]; then
            echo "$folder/shared/$1"
            return
        fi
    done
}

# The newest runtime that the tests run on: dotnet, hostfxr and the shared framework, without what debuggers and tracers use, and without the
# largest assemblies that nothing here loads.
pack_runtime() {
    local host version framework
    command -v dotnet >/dev/null || fail "pack needs the .NET SDK of global.json: https://dotnet.microsoft.com/download"
    host="$(dirname "$(readlink -f "$(command -v dotnet)")")"
    version="$(dotnet --list-runtimes | sed -n 's/^Microsoft\.NETCore\.App \(10\.[^ ]*\) .*/\1/p' | tail -n 1)"
    framework="shared/Microsoft.NETCore.App/$version"
    mkdir -p "$1/host/fxr" "$1/shared/Microsoft.NETCore.App"
    cp "$host/dotnet" "$1"
    cp -r "$host/host/fxr/$version" "$1/host/fxr"
    cp -r "$host/$framework" "$1/shared/Microsoft.NETCore.App"
    (cd "$1/$framework" && rm -f libmscordaccore.so libmscordbi.so libcoreclrtraceptprovider.so libclrgc.so libclrgcexp.so createdump \
        Microsoft.VisualBasic.Core.dll System.Data.Common.dll System.Private.DataContractSerialization.dll System.Net.Quic.dll)
}

# Libraries of the system that the runtime loads, for a machine that lacks them.
pack_libraries() {
    local name path
    mkdir "$1"
    for name in libstdc++.so.6 libgcc_s.so.1 libssl.so.3 libcrypto.so.3; do
        path="$(/sbin/ldconfig -p | sed -n "s|.*[[:space:]]$name .*x86-64.* => ||p" | head -n 1)"
        if [ -n "$path" ]; then cp -L "$path" "$1"; fi
    done
}

# What a project was built to: assemblies, and what they load from beside them. Neither libtorch nor what measures coverage goes along; without
# lists of dependencies the host takes the assemblies that are there.
pack_project() {
    local built="Tests/$1/bin/Release/net10.0" name
    if [ -n "$build" ]; then dotnet build "Tests/$1" -c Release --nologo -v q; fi
    [ -d "$built" ] || fail "$built is not there; build it first."
    mkdir "$2"
    for name in "$built"/*.dll "$built"/*.runtimeconfig.json; do
        case "$(basename "$name")" in
            Iced.dll | Microsoft.Diagnostics.*.dll | *.testadapter.dll | *InstrumentationEngine*) ;;
            *) cp "$name" "$2" ;;
        esac
    done
    cp -r "$built/HostCuda" "$2"
    rm -f "$2"/HostCuda/*.so
}

pack() {
    local archive goldens data build=1
    if [ "${1:-}" = --no-build ]; then build="" && shift; fi
    archive="${1:-artifacts/device.tar.xz}"
    goldens="${OTTT_GOLDENS:-$(shared_folder goldens)}"
    data="${OTTT_DATA:-$(shared_folder data)}"
    kit="$(mktemp -d)"
    trap 'rm -rf "$kit"' EXIT
    cd "$(dirname "${BASH_SOURCE[0]}")/.."

    pack_project Ottt.Runtime.Tests "$kit/tests"
    pack_project Ottt.Benchmarks "$kit/benchmarks"
    if [ -d Tests/Ottt.Benchmarks/Cuda ]; then
        find Tests/Ottt.Benchmarks/Cuda -name '*.py' -exec cp {} "$kit/benchmarks" \;
    fi

    if [ -n "$goldens" ]; then cp -rL "$goldens" "$kit/goldens"; else echo "No golden numbers were found." >&2; fi
    data="$(find -L "${data:-/nowhere}" -maxdepth 2 -name 'train-images*idx3-ubyte*' 2>/dev/null | head -n 1)"
    if [ -n "$data" ]; then cp -rL "$(dirname "$data")" "$kit/mnist"; else echo "MNIST was not found; the sample will draw digits." >&2; fi

    pack_libraries "$kit/lib"
    pack_runtime "$kit/dotnet"
    mkdir -p "$(dirname "$archive")"
    # The first two share assemblies, which a window of this size sees.
    tar -C "$kit" --sort=name --owner=0 --group=0 -c benchmarks tests $(cd "$kit" && ls -d goldens mnist 2>/dev/null) lib dotnet |
        xz -T1 --lzma2=preset=6,dict=64MiB >"$archive"
    echo "$archive: $(($(stat -c %s "$archive") / 1048576)) MiB, $(du -sm "$kit" | cut -f1) MiB unpacked"
}

# ---- run ------------------------------------------------------------------------------------------------------------------------------

DEFAULT_STEPS=(probe functions emulation networks training mnist cifar benchmark kernels)
BENCHMARK="--nets a,b,c --batches 128 --steps 6"
SANITIZED='Ottt.Runtime.Tests.Golden.TrainingGoldenTests.*'

seconds_of() {
    case "$1" in
        probe) echo 30 ;;
        functions | emulation | training | mnist) echo 60 ;;
        cifar) echo 90 ;;
        networks) echo 180 ;;
        kernels) echo 150 ;;
        benchmark | sanitize) echo 300 ;;
        *) fail "There is no step $1; see $0 --help." ;;
    esac
}

# What the runtime and CUDA need in the environment.
prepare() {
    local library prefix
    export DOTNET_ROOT="$kit/dotnet" DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
    export DOTNET_HOST_PATH="$kit/dotnet/dotnet" PATH="$kit/dotnet:$PATH"
    # A crash is a line in a log, and no file of the size of the memory.
    export DOTNET_DbgEnableMiniDump=0
    export OTTT_REQUIRE_CUDA=1 OTTT_KERNEL_CACHE="$kit/kernels"
    if [ -d "$kit/goldens" ]; then export OTTT_GOLDENS="$kit/goldens"; fi
    for library in "$kit"/lib/*; do
        if ! /sbin/ldconfig -p 2>/dev/null | grep -q "$(basename "$library")"; then
            mkdir -p "$kit/missing"
            cp "$library" "$kit/missing"
            export LD_LIBRARY_PATH="$kit/missing${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
        fi
    done
    # Where pip put NVRTC beside the python that is used.
    if prefix="$(python3 -c 'import sys; print(sys.prefix)' 2>/dev/null)"; then export VIRTUAL_ENV="${VIRTUAL_ENV:-$prefix}"; fi
}

# Runs tests, of which there must be some; each is named when it starts and when it ends, so that after a crash one sees where.
tests() {
    local filters=()
    if [ -n "$only" ]; then filters=(-method "$only"); fi
    dotnet exec "$kit/tests/Ottt.Runtime.Tests.dll" -noColor -noLogo -preEnumerateTheories -reporter verbose "$@" "${filters[@]}"
    if grep -q 'Total: 0$' "$log"; then fail "No test matches."; fi
}

step_probe() {
    nvidia-smi || true
    nvcc --version | tail -n 2 || true
    /sbin/ldconfig -p | grep -E 'libcuda\.so|libnvrtc\.so|libssl\.so|libstdc\+\+' || true
    python3 -c 'import torch; print("torch", torch.__version__, torch.cuda.is_available())' || true
    compute-sanitizer --version | tail -n 1 || true
    g++ --version | head -n 1 || true
    df -h /dev/shm "$kit" || true
    dotnet --list-runtimes
}

FUNCTIONS=Ottt.Runtime.Tests.HostCuda.DeviceFunctionTests

step_functions() { tests -parallelMode none -class "$FUNCTIONS" -displayName '*device: "GPU"*'; }

step_emulation() { tests -parallelMode all -class "$FUNCTIONS" -displayName '*device: "in *'; }

step_networks() { tests -parallelMode all -maxThreads 16 -displayName '*backend: Cuda*' -displayName '*device: "GPU"*' -class- "$FUNCTIONS"; }

step_kernels() {
    export OTTT_REQUIRE_NVRTC=1
    tests -parallelMode all -class "$FUNCTIONS" -displayName '*architecture: *'
    tests -parallelMode all -class Ottt.Runtime.Tests.Cuda.EmittedKernelTests -class Ottt.Runtime.Tests.Cuda.NvrtcTests
}

step_training() { tests -parallelMode all -namespace Ottt.Runtime.Tests.Cuda.Training; }

step_mnist() {
    local data=()
    if [ -d "$kit/mnist" ]; then data=(--data "$kit/mnist"); fi
    dotnet exec "$kit/tests/Mnist.dll" --device cuda --batch 128 --epochs 3 "${data[@]}"
    dotnet exec "$kit/tests/Mnist.dll" --device cuda --batch 128 --epochs 3 "${data[@]}" --net mlp --update every-step
}

step_cifar() {
    dotnet exec "$kit/tests/Cifar.dll" --device cuda
    dotnet exec "$kit/tests/Cifar.dll" --device cuda --precision tf32
}

# shellcheck disable=SC2086  # the arguments of the benchmark are words
step_benchmark() { dotnet exec "$kit/benchmarks/Ottt.Benchmarks.dll" cuda $benchmark; }

# Every buffer has memory of its own here, so that memcheck sees where one ends.
step_sanitize() {
    local tool status=0
    command -v compute-sanitizer >/dev/null || fail "compute-sanitizer, a part of the CUDA toolkit, is not on the PATH."
    export OTTT_SEPARATE_BUFFERS=1
    for tool in memcheck racecheck initcheck synccheck; do
        echo "== $tool"
        timeout -k 5 $((limit / 4)) compute-sanitizer --tool "$tool" --error-exitcode 9 --print-limit 20 --target-processes application-only \
            dotnet exec "$kit/tests/Ottt.Runtime.Tests.dll" -noColor -noLogo -preEnumerateTheories -parallelMode none -method "$sanitized" -displayName '*backend: Cuda*' ||
            { echo "$tool: exit code $?"; status=1; }
    done
    if grep -q 'Total: 0$' "$log"; then fail "No test matches."; fi
    return "$status"
}

# How far the tests of a log got: how many ended, and those that had begun.
progress() {
    local ended begun
    begun="$(sed -n 's/^ *\(.*\) \[STARTING\]$/\1/p' "$1" | sort)"
    ended="$(sed -n 's/^ *\(.*\) \[FINISHED\].*$/\1/p' "$1" | sort)"
    if [ -z "$begun" ]; then return; fi
    echo "$(printf '%s' "$ended" | grep -c '') tests ended, $(grep -c '\[FAIL\]$' "$1" || true) of them failed; not at their end:"
    comm -23 <(printf '%s\n' "$begun") <(printf '%s\n' "$ended") | head -n 20 | sed 's/^/  /'
}

run() {
    local steps=() step seconds began result status=0
    kit="" logs="" only="" benchmark="$BENCHMARK" sanitized="$SANITIZED"
    while [ $# -gt 0 ]; do
        case "$1" in
            --logs) logs="$2"; shift ;;
            --only) only="$2"; shift ;;
            --benchmark) benchmark="$2"; shift ;;
            --sanitized) sanitized="$2"; shift ;;
            -*) fail "There is no option $1; see $0 --help." ;;
            *) if [ -z "$kit" ]; then kit="$1"; else steps+=("$1"); fi ;;
        esac
        shift
    done
    [ -x "$kit/dotnet/dotnet" ] || fail "'$kit' is no folder that the file of 'pack' was unpacked into."
    kit="$(cd "$kit" && pwd)"
    logs="${logs:-$kit/logs}"
    mkdir -p "$logs"
    if [ ${#steps[@]} = 0 ]; then steps=("${DEFAULT_STEPS[@]}"); fi
    for step in "${steps[@]}"; do seconds_of "${step%%=*}" >/dev/null; done
    prepare
    export kit only benchmark sanitized
    : >"$logs/summary.txt"
    for step in "${steps[@]}"; do
        seconds="$(seconds_of "${step%%=*}")"
        case "$step" in *=*) seconds="${step##*=}" ;; esac
        step="${step%%=*}"
        began=$SECONDS result=0
        limit="$seconds" log="$logs/$step.log" timeout -k 5 "$seconds" bash "${BASH_SOURCE[0]}" step "$step" </dev/null >"$logs/$step.log" 2>&1 || result=$?
        case "$result" in
            0) result="passed" ;;
            124 | 137) result="ran out of its $seconds s" status=1 ;;
            *) result="failed with exit code $result" status=1 ;;
        esac
        echo "$step: $result, $((SECONDS - began)) s" | tee -a "$logs/summary.txt"
        tail -n "${TAIL:-12}" "$logs/$step.log" | sed 's/^/    /'
        case "$result" in
            passed) ;;
            *) progress "$logs/$step.log" | tee -a "$logs/summary.txt" | sed 's/^/    /' ;;
        esac
    done
    return "$status"
}

# Read to its end before anything runs: a run outlasts changes of this file.
main() {
    case "${1:-}" in
        pack) shift && pack "$@" ;;
        run) shift && run "$@" ;;
        sanitize) shift && run "$@" sanitize ;;
        step) "step_$2" ;; # of run, in a process of its own
        -h | --help) usage ;;
        *) usage >&2; exit 2 ;;
    esac
}

main "$@"; exit
