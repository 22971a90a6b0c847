/// The leaflet for families in a partnership's name: its own words, every version of them, and which were put in force when.
///
/// They stand on public pages, so they lie in the clear. The rooms above say which words a leaflet has; here they are names with texts, as a
/// host's words are (`host_words.h`).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "collection/host_words.h"

namespace collection {

/// Every version of the partnership (its number in identity), the newest first.
std::vector<HostWords> leaflets(store::Snapshot&, std::int64_t partnership);
/// Version 0 has no words; nothing for a version that nobody wrote.
std::optional<HostWords> leaflet(store::Snapshot&, std::int64_t partnership, int version);
/// The last turn; number 0 while nothing was ever put in force.
HostWordsTurn leaflet_turn(store::Snapshot&, std::int64_t partnership);
/// The words that hold now.
HostWords leaflet_in_force(store::Snapshot&, std::int64_t partnership);

/// Keeps a further version, in force or not, and records it. `by` says who and when; its kind and object are filled in.
int write_leaflet(store::Transaction&, std::int64_t partnership, const std::vector<HostWord>&, audit::Event by);
/// Puts the version in force and records it; nothing where `seen` is not the last turn any more, because somebody else was first.
[[nodiscard]] std::optional<HostWordsTurn> put_leaflet_in_force(store::Transaction&, std::int64_t partnership, int version, std::int64_t seen, audit::Event by);

}  // namespace collection
