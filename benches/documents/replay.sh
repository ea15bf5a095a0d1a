#!/bin/sh
# The document of a printed workshop, made again and checked in every format.
# usage: replay.sh BENCH_FOLDER PROGRAM OUT_FOLDER
#   BENCH_FOLDER has moteplass-2017.json, replay_2017.py and check_document.py; PYTHON may name a Python with pikepdf.
set -eu
bench=$1 program=$2 out=$3
here=$(dirname "$0")
python=${PYTHON:-python3}
mkdir -p "$out"
"$python" "$bench/replay_2017.py" "$out" >/dev/null
"$python" "$here/replay.py" "$bench/moteplass-2017.json" "$out/archive.json"
for format in pdf docx odt html; do
    "$program" document --input "$out/archive.json" --output "$out/replay.$format" --account "$out/account.json"
    echo "== $format"
    "$python" "$bench/check_document.py" --doc "$out/replay.$format" --model "$bench/moteplass-2017.json" \
        --notes "$out/notes.json" --accounting "$out/account.json" --reference "$bench/moteplass-2017.json" || true
done
