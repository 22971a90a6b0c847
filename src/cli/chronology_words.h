/// What `cairn chronology` tells people.
#pragma once

#include <string>
#include <vector>

#include "chronology/merging.h"

namespace cli {

std::string words_of(const std::string& text, const std::expected<chronology::WrittenDate, chronology::DateError>& read, const chronology::DateContext& context);
/// What stands above a merged chronology in Word: how many entries, what was rejected, that nothing was merged away.
std::vector<std::string> notes_of(const chronology::Merged& merged);
void print_merged(const chronology::Merged& merged, const std::string& written_to);

}  // namespace cli
