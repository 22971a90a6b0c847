/// Slowing guesses down without locking anybody out: each wrong guess after the first few doubles the wait for that account from unknown
/// browsers, and for that address. A browser on which the person has signed in before is counted by itself, so that no stranger delays it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "store/transaction.h"

namespace identity {

/// What is counted, with how many guesses are free.
struct Counted {
    std::string what;  ///< "account:…", "address:…", "device:…", "code:…"; kept as its SHA-256.
    int free;
};

constexpr int free_guesses = 5;
constexpr int free_guesses_of_an_address = 20;  // An office shares one.
constexpr std::chrono::seconds longest_wait{900};
constexpr std::chrono::hours guesses_forgotten_after{24};

/// The wait after so many wrong guesses: none for the free ones, then 1, 2, 4… seconds, a quarter of an hour at most.
std::chrono::seconds wait_after(int failures, int free);

/// Zero, and each is counted as a wrong guess until it is taken back; else how long to wait, and nothing is counted.
/// Counted before the guess is looked at, so that guesses sent side by side do not slip through.
std::chrono::seconds count_guess(store::Transaction&, const std::vector<Counted>&, base::Instant now);
/// The guess was right: the account's and the browser's count begin anew, the address only gets this one back.
void guess_was_right(store::Transaction&, const std::vector<Counted>&, base::Instant now);

}  // namespace identity
