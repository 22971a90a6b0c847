#!/usr/bin/env python3
"""score.py QRELS RUN: nDCG@10, recall@100 and mean reciprocal rank, as trec_eval reckons them."""
import math, sys

judged, ranked = {}, {}
for line in open(sys.argv[1]):
    topic, _, document, grade = line.split()
    judged.setdefault(topic, {})[document] = int(grade)
for line in open(sys.argv[2]):
    topic, _, document, _, score, _ = line.split()
    ranked.setdefault(topic, []).append((-float(score), document))
gain = lambda grades: sum(grade / math.log2(rank + 2) for rank, grade in enumerate(grades))
sums = [0.0, 0.0, 0.0]
for topic, grades in judged.items():
    found = [document for _, document in sorted(ranked.get(topic, []), key=lambda hit: hit[0])]
    sums[0] += gain(grades.get(document, 0) for document in found[:10]) / gain(sorted(grades.values(), reverse=True)[:10])
    sums[1] += len(set(found[:100]) & set(grades)) / len(grades)
    sums[2] += next((1 / (rank + 1) for rank, document in enumerate(found) if document in grades), 0)
print(*(f"{value / len(judged):.4f}" for value in sums))
