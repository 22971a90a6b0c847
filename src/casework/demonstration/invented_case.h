/// One case of an invented caseload: what it is, worked out from its number alone, and how it is written down.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casework/case.h"
#include "casework/demonstration/eastmarch.h"

namespace casework::demonstration {

/// A step of the usual path, with the working day on which it usually happens.
struct UsualStep {
    std::string_view event;
    int working_day;
};

/// Where a case stands, and how many of a hundred stand there.
struct UsualEnd {
    std::string_view state;
    int of_hundred;
    std::vector<UsualStep> steps;
};
const std::vector<UsualEnd>& usual_ends();

struct InventedCase {
    std::int64_t number = 0;          ///< From 0, in its caseload.
    base::PublicId id;
    const UsualEnd* end = nullptr;
    base::Day opened_on{};
    int late_by = 0;                  ///< Working days that each step takes longer than usual, in all.
    std::string forename, surname, pseudonym;
    bool sealed = false;
};

/// The same for the same seed, number and day.
InventedCase invent(std::uint64_t seed, std::int64_t number, base::Day today, const calendar::Calendar&);

/// Writes it down, unless it is there: false then. `seal` is a key that was made for it.
bool write_invented(store::Transaction&, const Parts&, const Cast&, const InventedCase&, std::uint64_t seed, base::Day today, store::KeyId seal);

}  // namespace casework::demonstration
