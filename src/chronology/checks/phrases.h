/// The words and phrases of the field by which entries are compared: each a small table that a reader can check and extend.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chronology/checks/traits.h"

namespace chronology {

/// Words of a sentence or clause, in lower case.
using Words = std::vector<std::string>;

/// What an abbreviation stands for ("hv": health visitor); nothing for other words.
std::span<const std::string_view> abbreviation(std::string_view word);
bool is_abbreviation(std::string_view word);
/// Words that say nothing about an event: "the", "was", "with".
bool is_idle(std::string_view word);

Parties parties_in(const Words& words);
Contacts contacts_in(const Words& words);
/// "sent apologies", "was not present", "did not join".
bool says_absent(const Words& clause);
/// Whether an appointment was kept ("attended", "kept") or not ("did not attend", "was not brought", "no access").
std::optional<bool> says_kept(const Words& sentence);
/// Whether the child was seen.
std::optional<bool> says_seen(const Words& sentence);
/// "plan", "agreed", "advised": what came of it stands in the text.
bool says_outcome(const Words& words);
/// "moved to", "new address", "rehoused", "change of placement".
bool says_move(const Words& words);
/// The text's words by their stems, those that say nothing left out.
std::vector<std::string> stems_of(std::string_view text);
/// "yesterday", "entered retrospectively".
bool says_told_later(const Words& sentence);
/// Two bits for each pair of opposites, the first for its first side.
std::uint32_t sides_in(const Words& sentence);
/// The words of a pair of opposites, for an explanation: {"agreed", "declined"}.
std::pair<std::string_view, std::string_view> opposites(std::size_t pair);
std::size_t pairs_of_opposites();
/// 1 to 999 in figures or 1 to 12 in words; 0 for other words.
int counted(std::string_view word);
/// Of time and length: "two weeks" counts nothing that could differ.
bool is_unit(std::string_view word);

}  // namespace chronology
