/// The cases of the demonstration as they are written down in `data/demonstration/*.case`: what was done, by whom, how long ago.
///
///     == -12 09:40 coordinator write request called housing as sent
///     request.0.agency: Eastmarch Homes
///     request.0.due_on: {+2}
///
/// A deed begins with `==`: working days from today, time (UTC), who, a verb, its object and pairs of words. Lines of `name: words` follow;
/// a line that begins with two spaces goes on, after an empty one as a new paragraph, with `- `, `1. `, `> ` or `| ` on a line of its own. `{-12}` is the day so many working days away,
/// `{c-400}` so many days of any kind; `{-12 long}` writes it as people do.
/// An answer `<label>` is the public id of what was `called label`, `<agency KEY>` that of the organisation of whoever has that key.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/calendar.h"

namespace casework::demonstration {

struct Deed {
    int line = 0;
    int working_days = 0;                ///< From today; negative lies behind.
    std::chrono::minutes at{};           ///< After midnight, UTC.
    std::string who, verb, object;
    std::map<std::string, std::string, std::less<>> words;  ///< "as", "called", "under", "agency".
    std::vector<std::pair<std::string, std::string>> answers;
    const std::string& word(std::string_view name) const;
};

struct Script {
    std::string name;                    ///< "rowan.case"
    std::vector<Deed> deeds;
};

/// Throws base::Fault naming the line that cannot be read.
Script read_script(std::string_view name, std::string_view text);
/// Of the first half of the path, or of the second, which needs what the rooms above do (files of the folder `later`).
enum class Kind { Early, Later };
/// Those inside the program, in the order of their names.
std::vector<Script> scripts(Kind kind = Kind::Early);

/// The day so many working days of England from this one, which itself need not be one. 0 is the day itself.
base::Day working_days_from(const calendar::Calendar&, base::Day today, int count);
/// The words with every `{…}` replaced. Throws base::Fault where one cannot be read.
std::string with_days(std::string_view words, const calendar::Calendar&, base::Day today);

}  // namespace casework::demonstration
