#!/usr/bin/env python3
"""From a printed document, as data, to the archive of a workshop that must give the same document.

usage: replay.py MODEL.json ARCHIVE.json

MODEL.json has title, recipients, introduction, sections (questions) with groups (themes) of bullets that have ids,
summary, contact, attachments, greeting and participants. Every bullet becomes one note, placed where it was printed.
"""
import json
import sys

model = json.load(open(sys.argv[1], encoding="utf-8"))
notes, boards = [], []


def lines(bullets, question, level=1):
    out = []
    for bullet in bullets:
        notes.append({"id": bullet["id"], "question": question, "text": bullet["text"]})
        out.append({"notes": [bullet["id"]], "level": level})
        out += lines(bullet.get("children") or [], question, level + 1)
    return out


def form(section):
    if (section.get("figure") or {}).get("kind") == "word-cloud":
        return "cloud"
    return "themes" if any(group["heading"] for group in section["groups"]) else "list"


for section in model["sections"]:
    number = section["number"]
    themes = [
        {"heading": group["heading"], "lines": lines(group["bullets"], number)}
        for group in section["groups"] if group["heading"]
    ]
    own = [line for group in section["groups"] if not group["heading"] for line in lines(group["bullets"], number)]
    boards.append({"question": number, "themes": themes, "lines": own})


def part(text, heading=""):
    return {"heading": heading, "text": text}


archive = {
    "title": model["title"],
    "language": model["language"][:2],
    "date": f"{model.get('year', 2017)}-08-15",
    "organiser": "Sekretariatet",
    "recipients": model.get("recipients", []),
    "questions": [
        {"id": section["number"], "title": section["heading"], "form": form(section),
         "lead": "\n\n".join(section.get("lead", []))}
        for section in model["sections"]
    ],
    "participants": [
        {"person": {"name": row["name"], "organisation": row["organisation"] or "", "title": row["role"] or "",
                    "may_be_printed": True}}
        for row in model.get("participants", {}).get("rows", [])
    ],
    "notes": notes,
    "boards": boards,
    "parts": {
        "introduction": part("\n\n".join(model.get("introduction", {}).get("paragraphs", []))),
        "summary": part("\n\n".join(model["summary"]["paragraphs"]), model["summary"]["heading"]),
        "attachments": part("\n".join(model.get("attachments", {}).get("items", [])),
                            model.get("attachments", {}).get("heading", "")),
        "contact": part(model.get("contact") or ""),
        "greeting": part(model.get("greeting") if isinstance(model.get("greeting"), str)
                         else "\n".join(model.get("greeting") or [])),
    },
}
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump(archive, file, ensure_ascii=False, indent=1)
print(len(notes), "notes")
