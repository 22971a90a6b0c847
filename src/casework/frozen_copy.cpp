#include "casework/frozen_copy.h"

#include <boost/json.hpp>

#include <algorithm>

#include "base/assert.h"
#include "base/fault.h"

namespace casework {

namespace {

using namespace documents::word;
namespace json = boost::json;

json::object part_json(const WrittenPart& part) {
    if (const auto* heading = std::get_if<WrittenHeading>(&part)) return {{"heading", heading->text}, {"level", heading->level}};
    if (const auto* paragraph = std::get_if<WrittenParagraph>(&part)) return {{"paragraph", paragraph->text}, {"hint", paragraph->look == WrittenParagraph::Look::Hint}};
    const auto* list = std::get_if<WrittenList>(&part);
    CAIRN_ASSERT(list);  // Boxes and ticks belong to forms on paper, and what is handed over has no tables.
    json::array items;
    for (const auto& item : list->items) items.emplace_back(item);
    return {{"list", std::move(items)}, {"numbers", list->marks == WrittenList::Marks::Numbers}};
}

json::object document_json(const WrittenDocument& document) {
    json::array parts;
    for (const auto& part : document.parts) parts.emplace_back(part_json(part));
    return {{"title", document.title}, {"language", document.language}, {"parts", std::move(parts)}};
}

std::string text_of(const json::value& value) { return std::string{value.as_string()}; }

WrittenPart part_from(const json::object& object) {
    if (const auto* heading = object.if_contains("heading")) return WrittenHeading{static_cast<int>(object.at("level").as_int64()), text_of(*heading)};
    if (const auto* paragraph = object.if_contains("paragraph"))
        return WrittenParagraph{text_of(*paragraph), object.at("hint").as_bool() ? WrittenParagraph::Look::Hint : WrittenParagraph::Look::Usual};
    WrittenList list;
    for (const auto& item : object.at("list").as_array()) list.items.push_back(text_of(item));
    list.marks = object.at("numbers").as_bool() ? WrittenList::Marks::Numbers : WrittenList::Marks::Bullets;
    return list;
}

WrittenDocument document_from(const json::object& object) {
    WrittenDocument document{.title = text_of(object.at("title")), .language = text_of(object.at("language"))};
    for (const auto& part : object.at("parts").as_array()) document.parts.push_back(part_from(part.as_object()));
    return document;
}

}  // namespace

const FrozenPart* FrozenCopy::find(std::string_view part) const {
    const auto found = std::ranges::find(parts, part, &FrozenPart::part);
    return found == parts.end() ? nullptr : &*found;
}

std::string to_json(const FrozenCopy& copy) {
    json::array parts;
    for (const auto& one : copy.parts) parts.emplace_back(json::object{{"part", one.part}, {"en", document_json(one.english)}, {"cy", document_json(one.welsh)}});
    return json::serialize(json::object{{"version", 1}, {"parts", std::move(parts)}});
}

FrozenCopy frozen_copy_from(std::string_view text) {
    try {
        FrozenCopy copy;
        const auto parsed = json::parse(text);
        for (const auto& one : parsed.at("parts").as_array()) {
            const auto& object = one.as_object();
            copy.parts.push_back({text_of(object.at("part")), document_from(object.at("en").as_object()), document_from(object.at("cy").as_object())});
        }
        return copy;
    } catch (const std::exception&) {
        throw base::Fault{"A copy that was handed over cannot be read", "casework_handover.copy", "Restore the last backup and report this."};
    }
}

}  // namespace casework
