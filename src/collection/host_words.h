/// A host's own words for the pages of its site, every version of them, and which were put in force when.
///
/// They stand on public pages, so they lie in the clear. The rooms above say which words there are; here they are names with texts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/event.h"
#include "store/transaction.h"

namespace collection {

struct HostWord {
    std::string name;            ///< Which words of the site: "web.frame.site_name".
    std::string english, welsh;  ///< UTF-8, never read as markup. Empty Welsh: the English stands for it.
    friend bool operator==(const HostWord&, const HostWord&) = default;
};

struct HostWords {
    int version = 0;              ///< 0: those of the program and its configuration, which is none of these.
    std::vector<HostWord> words;  ///< Those that differ from version 0, and no others.
    std::string written_by = {};  ///< As the audit names them.
    base::Instant written_at{};
};

struct HostWordsTurn {
    std::int64_t number = 0;  ///< 1, 2, 3…; 0 while nothing was ever put in force.
    int version = 0;
    std::string put_by = {};
    base::Instant put_at{};
};

/// Every version, the newest first.
std::vector<HostWords> host_words(store::Snapshot&);
/// Version 0 has no words; nothing for a version that nobody wrote.
std::optional<HostWords> host_words(store::Snapshot&, int version);
/// Every turn, the newest first; the first holds.
std::vector<HostWordsTurn> host_words_turns(store::Snapshot&);

/// Keeps a further version, in force or not, and records it. `by` says who and when; its kind and object are filled in.
int write_host_words(store::Transaction&, const std::vector<HostWord>&, audit::Event by);
/// Puts the version in force and records it; nothing where `seen` is not the last turn any more, because somebody else was first.
[[nodiscard]] std::optional<HostWordsTurn> put_host_words_in_force(store::Transaction&, int version, std::int64_t seen, audit::Event by);

}  // namespace collection
