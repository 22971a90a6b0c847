/// Who knew what, and when: for each topic the first entry of each agency that speaks of it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "chronology/checks/point.h"

namespace chronology {

/// Facts that reviews ask about again and again, with the field's own words (data/chronology_topics.csv), and the case's own after them.
std::vector<Topic> topics_of(const CaseFacts& facts);

struct KnownTopic {
    std::string name;
    std::map<std::string, std::size_t> first;  ///< By agency the index of its first entry that speaks of it.
};

/// Topics that more than one agency speaks of, in the order of their first entries.
std::vector<KnownTopic> known_topics(const std::vector<Entry>& entries, const std::vector<Topic>& topics);

/// One agency knew it so many days before another.
std::vector<Point> known_earlier(const std::vector<Entry>& entries, const std::vector<KnownTopic>& known, const Thresholds& thresholds);

}  // namespace chronology
