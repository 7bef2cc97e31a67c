#!/usr/bin/env bash
# Publishes the training program as a native executable, and prints its size and how long it takes to start.
# Usage: Samples/Train/publish.sh [FOLDER]     (artifacts/train unless given)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
folder="${1:-artifacts/train}"

dotnet publish Samples/Train -c Release -o "$folder" --nologo -v quiet
program="$folder/Train"

# The fastest of ten starts, in milliseconds: what the machine does beside it only adds.
best=
for _ in 1 2 3 4 5 6 7 8 9 10; do
    start=$(date +%s%N)
    "$program" --version >/dev/null
    took=$((($(date +%s%N) - start) / 10000))
    if [ -z "$best" ] || [ "$took" -lt "$best" ]; then best=$took; fi
done

echo "program: $(stat -c %s "$program") bytes"
for library in "$folder"/*.so; do echo "beside it: $(basename "$library"), $(stat -c %s "$library") bytes"; done
printf 'start: %d.%02d ms (best of 10)\n' $((best / 100)) $((best % 100))
