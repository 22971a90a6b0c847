#include "chronology/checks/known.h"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <unordered_map>

#include "base/embedded.h"
#include "base/parallel.h"
#include "chronology/checks/phrases.h"
#include "documents/catalogue/csv.h"

namespace base::embed {
std::vector<base::EmbeddedFile> chronology_topics();
}

namespace chronology {

namespace {

/// Phrases of topics by their first word, so that a text is walked once.
class PhraseBook {
public:
    explicit PhraseBook(const std::vector<Topic>& topics) {
        for (std::size_t topic = 0; topic < topics.size(); ++topic)
            for (const auto& phrase : topics[topic].phrases) {
                auto words = stems_of(phrase);
                if (!words.empty()) phrases_[words.front()].push_back({topic, std::move(words)});
            }
    }
    void topics_in(std::string_view text, std::vector<bool>& found) const {
        const auto words = stems_of(text);
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto listed = phrases_.find(words[i]);
            if (listed == phrases_.end()) continue;
            for (const auto& [topic, phrase] : listed->second)
                if (i + phrase.size() <= words.size() && std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<std::ptrdiff_t>(i))) found[topic] = true;
        }
    }

private:
    struct Phrase {
        std::size_t topic;
        std::vector<std::string> words;
    };
    std::unordered_map<std::string, std::vector<Phrase>> phrases_;
};

std::vector<Topic> read_topics(std::string_view csv) {
    std::vector<Topic> out;
    const auto rows = documents::catalogue::parse_csv(csv);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        std::istringstream phrases{rows[i].cells.at(1)};
        auto& topic = out.emplace_back(Topic{.name = rows[i].cells.front()});
        for (std::string phrase; std::getline(phrases, phrase, ';');) topic.phrases.push_back(phrase);
    }
    return out;
}

}  // namespace

std::vector<Topic> topics_of(const CaseFacts& facts) {
    static const auto usual = read_topics(base::embed::chronology_topics().front().bytes);
    auto topics = usual;
    topics.insert(topics.end(), facts.topics.begin(), facts.topics.end());
    return topics;
}

std::vector<KnownTopic> known_topics(const std::vector<Entry>& entries, const std::vector<Topic>& topics) {
    const PhraseBook book{topics};
    constexpr std::size_t at_a_time = 1024;
    struct Said {
        std::size_t entry, topic;
    };
    std::vector<std::vector<Said>> parts(base::parts_of(entries.size(), at_a_time));
    base::in_parts(parts.size(), [&](std::size_t part) {
        std::vector<bool> found(topics.size());
        for (std::size_t i = part * at_a_time; i < std::min(entries.size(), (part + 1) * at_a_time); ++i) {
            std::fill(found.begin(), found.end(), false);
            book.topics_in(cell(entries[i].cells, Meaning::Event), found);
            for (std::size_t topic = 0; topic < topics.size(); ++topic)
                if (found[topic]) parts[part].push_back({i, topic});
        }
    });
    std::vector<std::map<std::string, std::size_t>> first(topics.size());
    for (const auto& part : parts)
        for (const auto& [entry, topic] : part) {
            const auto [place, added] = first[topic].try_emplace(entries[entry].agency, entry);
            if (!added && sorting_day(entries[entry].when) < sorting_day(entries[place->second].when)) place->second = entry;
        }
    std::vector<KnownTopic> out;
    for (std::size_t topic = 0; topic < topics.size(); ++topic)
        if (first[topic].size() > 1) out.push_back({topics[topic].name, std::move(first[topic])});
    const auto begins = [&](const KnownTopic& known) {
        auto earliest = base::Day::max();
        for (const auto& [agency, entry] : known.first) earliest = std::min(earliest, sorting_day(entries[entry].when));
        return earliest;
    };
    std::ranges::stable_sort(out, [&](const KnownTopic& a, const KnownTopic& b) { return begins(a) < begins(b); });
    return out;
}

std::vector<Point> known_earlier(const std::vector<Entry>& entries, const std::vector<KnownTopic>& known, const Thresholds& thresholds) {
    std::vector<Point> out;
    for (const auto& topic : known) {
        const auto day = [&](const auto& of) { return sorting_day(entries[of.second].when); };
        const auto earliest = std::ranges::min_element(topic.first, [&](const auto& a, const auto& b) { return day(a) < day(b); });
        for (const auto& later : topic.first) {
            const int days = static_cast<int>((day(later) - day(*earliest)).count());
            if (later.second == earliest->second || days < thresholds.earlier_days) continue;
            Point point{.kind = Point::Kind::KnownEarlier, .entries = {earliest->second, later.second}, .agency = later.first, .days = Period{day(*earliest), day(later)}, .number = days, .detail = topic.name};
            std::ranges::sort(point.entries);
            out.push_back(std::move(point));
        }
    }
    return out;
}

}  // namespace chronology
