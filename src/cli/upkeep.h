#pragma once

#include <stop_token>
#include <thread>

#include "cli/library.h"

namespace cli {

/// What a running server does by itself: copies whose term has ended go, the index sees every change, its files are looked over,
/// and a root of the audit is kept each day. Once at start, then each hour and when a day ends.
class Upkeep {
public:
    explicit Upkeep(Library& library);
    ~Upkeep();
    Upkeep(const Upkeep&) = delete;
    Upkeep& operator=(const Upkeep&) = delete;

private:
    std::jthread thread_;
};

/// One round of it.
void keep_up(Library& library);

}  // namespace cli
