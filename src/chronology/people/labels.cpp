#include "chronology/people/labels.h"

#include <algorithm>

#include "base/sha256.h"

namespace chronology {

namespace {

/// Where each code point of the text begins, and its end.
std::vector<std::size_t> code_points(std::string_view text) {
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) starts.push_back(at);
    starts.push_back(text.size());
    return starts;
}

const disclosure::Person* person_of(const disclosure::Roster& roster, const std::string& key) {
    const auto found = std::ranges::find(roster.people, key, &disclosure::Person::key);
    return key.empty() || found == roster.people.end() ? nullptr : &*found;
}

bool names_somebody(const disclosure::Span& span) { return span.direct && !span.allowed; }

}  // namespace

Labelled labelled(std::string_view text, const disclosure::Roster& roster, const WordsForKind& words) {
    Labelled out;
    if (text.empty()) return out;
    const auto starts = code_points(text);
    std::size_t written = 0;
    for (const auto& span : disclosure::check(text, roster)) {
        if (!names_somebody(span) || span.end >= starts.size()) continue;
        const auto from = starts[span.start], to = starts[span.end];
        if (from < written) continue;
        const auto* person = person_of(roster, span.person);
        out.text += text.substr(written, from - written);
        out.text += person && !person->label.empty() ? person->label : "[" + words(span.kind) + "]";
        if ((!person || person->label.empty()) && span.kind == "person" && std::ranges::find(out.unlabelled, span.text) == out.unlabelled.end()) out.unlabelled.push_back(span.text);
        written = to;
    }
    out.text += text.substr(written);
    return out;
}

std::string mark_of(const disclosure::Roster& roster) {
    base::Sha256 sum;
    for (const auto& person : roster.people) {
        for (const auto* part : {&person.key, &person.forename, &person.surname, &person.label}) sum.add(*part).add("\n");
        for (const auto& also : person.also) sum.add(also).add("\n");
    }
    for (const auto& place : roster.places) sum.add(place).add("\n");
    return sum.hex();
}

Labelled LabelledTexts::of(std::string_view text, const disclosure::Roster& roster, std::string_view roster_mark, const WordsForKind& words) {
    if (text.empty()) return {};
    {
        const std::scoped_lock lock{mutex_};
        if (mark_ != roster_mark) texts_.clear(), mark_ = roster_mark;
        if (const auto found = texts_.find(std::string{text}); found != texts_.end()) return found->second;
    }
    auto shown = labelled(text, roster, words);
    const std::scoped_lock lock{mutex_};
    if (texts_.size() >= most_) texts_.clear();
    if (mark_ == roster_mark) texts_.emplace(text, shown);
    return shown;
}

}  // namespace chronology
