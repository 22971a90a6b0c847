/// Work that changes a data folder: done by the server that owns it, or here where nobody does.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/library.h"
#include "store/jobs.h"

namespace cli {

/// Every kind of work by its name, over an opened library: "import", "index-rebuild", "record-withdraw", …
using WorkTable = std::map<std::string, store::JobWork, std::less<>>;
WorkTable works_of(Library& library);

/// How a piece of work ended.
struct Ended {
    bool done = false;
    std::string result;   ///< JSON, where it is done.
    std::string problem;  ///< In words, where it is not.
};

enum class Showing { Progress, Nothing };

/// Hands the work to the owner of the folder and shows its progress on stderr; without an owner does it here, holding the lock.
/// Ctrl-C asks it to stop; a second one ends this command. Throws base::Fault where the folder cannot be opened.
Ended do_work(const Setting& setting, std::string_view kind, std::string_view parameters, Showing showing);

}  // namespace cli
