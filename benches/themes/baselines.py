#!/usr/bin/env python3
"""The ordinary recipes on the themed sets: TF-IDF of Snowball stems with k-means, HAC and NMF, and letter runs with spectral.

The number of themes is not known to them: it is chosen by silhouette, as most tutorials do.
Needs scikit-learn and snowballstemmer; prints one line per recipe and writes baselines.json beside this file when
called with --write. Usage: baselines.py FOLDER [FOLDER ...] [--write]
"""

import glob
import json
import os
import re
import sys

import numpy
import snowballstemmer
from sklearn.cluster import AgglomerativeClustering, KMeans, SpectralClustering
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score, silhouette_score

STEMMER = snowballstemmer.stemmer("norwegian")
STOP = set("i på av til for fra med mot om ved å og eller men at som er var en et ei den det de vi jeg du han hun man "
           "ikke ikkje eg me dei ein eit frå ho har ha kan må skal vil bør blir ble så når der her hva kva mer meir".split())


def words(text):
    found = re.findall(r"[a-zæøåáčđŋšŧž]+", text.lower())
    return STEMMER.stemWords([word for word in found if word not in STOP])


def best_by_silhouette(matrix, cluster):
    top = min(20, matrix.shape[0] - 1)
    tried = []
    for themes in range(2, top + 1):
        labels = cluster(themes)
        if len(set(labels)) > 1 and len(set(labels)) < matrix.shape[0]:
            tried.append((silhouette_score(matrix, labels, metric="cosine"), -themes, labels))
    return max(tried, key=lambda one: one[:2])[2]


def k_means(matrix):
    return best_by_silhouette(matrix, lambda k: KMeans(k, n_init=10, random_state=0).fit_predict(matrix))


def hac(matrix):
    dense = matrix.toarray()
    return best_by_silhouette(
        matrix, lambda k: AgglomerativeClustering(k, metric="cosine", linkage="average").fit_predict(dense))


def nmf(matrix):
    def cluster(k):
        return NMF(k, init="nndsvd", max_iter=400, random_state=0).fit_transform(matrix).argmax(axis=1)
    return best_by_silhouette(matrix, cluster)


def spectral(matrix):
    likeness = (matrix @ matrix.T).toarray()
    numpy.fill_diagonal(likeness, 0)
    likeness += 1e-6
    return best_by_silhouette(
        matrix, lambda k: SpectralClustering(k, affinity="precomputed", random_state=0).fit_predict(likeness))


RECIPES = {
    "TF-IDF + Snowball, k-means": (TfidfVectorizer(analyzer=words), k_means),
    "TF-IDF + Snowball, HAC": (TfidfVectorizer(analyzer=words), hac),
    "TF-IDF + Snowball, NMF": (TfidfVectorizer(analyzer=words), nmf),
    "letters 3-5, spectral": (TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)), spectral),
}


def b_cubed(gold, found):
    gold, found = numpy.array(gold), numpy.array(found)
    same_gold, same_found = gold[:, None] == gold[None, :], found[:, None] == found[None, :]
    both = (same_gold & same_found).sum(axis=1)
    precision, recall = (both / same_found.sum(axis=1)).mean(), (both / same_gold.sum(axis=1)).mean()
    return 2 * precision * recall / (precision + recall)


def main(arguments):
    folders = [argument for argument in arguments if not argument.startswith("--")]
    written = {}
    for folder in folders:
        for recipe, (vectors, cluster) in RECIPES.items():
            scores = []
            for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
                themed = json.load(open(path, encoding="utf-8"))
                notes = [note for theme in themed["themes"] for note in theme["notes"]]
                gold = [at for at, theme in enumerate(themed["themes"]) for _ in theme["notes"]]
                found = cluster(vectors.fit_transform(notes))
                scores.append((adjusted_rand_score(gold, found), adjusted_mutual_info_score(gold, found),
                               b_cubed(gold, found)))
            mean = [round(float(value), 3) for value in numpy.mean(scores, axis=0)]
            written.setdefault(os.path.basename(folder.rstrip("/")), {})[recipe] = mean
            print(f"{recipe:30} ARI {mean[0]:.3f}  AMI {mean[1]:.3f}  B3 {mean[2]:.3f}   {folder}", flush=True)
    if "--write" in arguments:
        out = os.path.join(os.path.dirname(os.path.abspath(__file__)), "baselines.json")
        with open(out, "w", encoding="utf-8") as file:
            json.dump(written, file, ensure_ascii=False, indent=1)
            file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1:])
