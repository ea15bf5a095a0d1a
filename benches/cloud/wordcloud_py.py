"""wordcloud (Python) on a list: prints the median processor time of a layout, in milliseconds.

usage: wordcloud_py.py FOLDER LIST.json FONT.ttf
Horizontal words; sizes by the root of the weight as far as the package keeps to it.
"""

import json
import statistics
import sys
import time

from wordcloud import WordCloud

_, _, list_file, font = sys.argv
with open(list_file, encoding="utf-8") as file:
    roots = {word["text"]: word["weight"] ** 0.5 for word in json.load(file)["words"]}


def lay_out(seed: int) -> float:
    """Lays out once; the processor time in milliseconds."""
    started = time.process_time()
    cloud = WordCloud(
        width=1920,
        height=1080,
        font_path=font,
        max_words=len(roots),
        prefer_horizontal=1.0,
        relative_scaling=1.0,
        random_state=seed,
    )
    cloud.generate_from_frequencies(roots)
    return 1000 * (time.process_time() - started)


print(statistics.median(lay_out(seed) for seed in (1, 2, 3)))
