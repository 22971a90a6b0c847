#include "casework/answers_join.h"

#include <algorithm>

#include "base/text.h"

namespace casework {

namespace {

const Field* field_of(const Form& form, const Place& place) {
    const Section* section = form.find(place.section);
    return section ? section->find(place.field) : nullptr;
}

std::string first_of(const Posted& posted, const std::string& name) {
    const auto values = posted(name);
    return values.empty() ? std::string{} : std::string{base::trim(values.front())};
}

std::optional<Keep> kept(const Posted& posted, const Place& place) {
    const std::string word = first_of(posted, keep_name(place));
    for (const Keep keep : {Keep::Mine, Keep::Theirs, Keep::Joined})
        if (word == to_word(keep)) return keep;
    return std::nullopt;
}

}  // namespace

std::vector<Place> differences(const Form& form, const Answers& mine, const Answers& theirs) {
    std::vector<Place> places;
    for (const auto& section : form.sections) {
        const std::size_t turns = std::max(mine.turns(section.key), theirs.turns(section.key));
        for (std::size_t turn = 0; turn < turns; ++turn)
            for (const auto& field : section.fields)
                if (const Place place{section.key, turn, field.key}; mine.of(place) != theirs.of(place)) places.push_back(place);
    }
    return places;
}

std::string_view to_word(Keep keep) {
    switch (keep) {
        case Keep::Mine: return "mine";
        case Keep::Theirs: return "theirs";
        case Keep::Joined: break;
    }
    return "joined";
}

std::string keep_name(const Place& place) { return "keep." + to_name(place); }
std::string joined_name(const Place& place) { return "joined." + to_name(place); }

bool can_be_joined(const Field& field) { return field.kind == FieldKind::Text || field.kind == FieldKind::Line || field.kind == FieldKind::Choices; }

std::string both(const Field& field, const std::string& mine, const std::string& theirs) {
    if (mine.empty() || theirs.empty()) return mine + theirs;
    if (field.kind == FieldKind::Text) return theirs + "\n\n" + mine;
    if (field.kind != FieldKind::Choices) return theirs + "; " + mine;
    std::string lines;
    const auto has = [](const std::string& list, const std::string& option) { return ("\n" + list + "\n").find("\n" + option + "\n") != std::string::npos; };
    for (const auto& option : field.options)
        if (has(mine, option) || has(theirs, option)) lines += (lines.empty() ? "" : "\n") + option;
    return lines;
}

Join join(const Form& form, const Answers& mine, const Answers& theirs, const Posted& posted) {
    Join joined{mine, {}};
    for (const Place& place : differences(form, mine, theirs)) {
        const Field* field = field_of(form, place);
        const auto keep = kept(posted, place);
        if (!keep || (*keep == Keep::Joined && !can_be_joined(*field))) {
            joined.undecided.push_back(place);
        } else if (*keep == Keep::Theirs) {
            joined.answers.set(place, theirs.of(place));
        } else if (*keep == Keep::Joined) {
            std::string words = field->kind == FieldKind::Choices ? both(*field, mine.of(place), theirs.of(place)) : first_of(posted, joined_name(place));
            std::erase(words, '\r');
            joined.answers.set(place, std::move(words));
        }
    }
    return joined;
}

}  // namespace casework
