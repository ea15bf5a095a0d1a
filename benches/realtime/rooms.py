#!/usr/bin/env python3
"""Makes N workshops with one open question on a running server, and writes the variables that the load generator fills in.

    rooms.py --server http://127.0.0.1:8080 --data FOLDER --rooms 200 > rooms.json
"""
import argparse
import json
import pathlib
import sqlite3
import sys
import urllib.request

WORKSHOP = {
    "title": "Load",
    "questions": [{"id": 1, "title": "What works?", "phase": "open"}],
    "groups": [{"id": 1, "name": "1"}],
    "notes": [],
}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--server", default="http://127.0.0.1:8080")
    arguments.add_argument("--data", type=pathlib.Path, required=True, help="the server's data folder")
    arguments.add_argument("--rooms", type=int, required=True)
    options = arguments.parse_args()

    database = sqlite3.connect(f"file:{options.data / 'moteplass.sqlite'}?mode=ro", uri=True)
    epoch, key = database.execute("select epoch, organiser_key from meta").fetchone()
    rooms = []
    for _ in range(options.rooms):
        request = urllib.request.Request(
            f"{options.server}/api/workshops/import",
            data=json.dumps(WORKSHOP).encode(),
            headers={"authorization": f"Bearer {key}"},
        )
        with urllib.request.urlopen(request) as answer:
            rooms.append({"code": json.load(answer)["code"], "epoch": epoch})
    json.dump(rooms, sys.stdout)


if __name__ == "__main__":
    main()
