/// What this room keeps sealed, shown to whoever checks the whole house: `cairn verify` opens every value, and looks for the names in
/// them in every file, where none may stand in the plain.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/sealing/sealed_source.h"

namespace casework {

class SealedValues final : public store::SealedSource {
public:
    void each(store::Snapshot&, const std::function<void(const store::SealedValue&)>&) const override;
};

/// The names in a form's answers, as they could stand somewhere: "Robin Example", "Example, Robin", and an answer as it is sent and kept
/// (`child.0.forename=Robin`). A forename or surname by itself stands in published reports by chance and is sought in that last way only.
/// `known`: names that may stand in the plain, because their bearers have accounts here.
std::vector<std::string> names_in_answers(std::string_view answers_json, const std::set<std::string>& known);

/// The ways in which the facts of a paper could stand somewhere in the plain: in a form as it is sent, in the JSON as it is kept. A title
/// alone ("Minutes") stands in many places by chance.
std::vector<std::string> names_in_paper_facts(std::string_view facts_json);

}  // namespace casework
