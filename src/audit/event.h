/// One thing that happened. Ids and codes only: what cannot be a name is all that fits in here.
///
///     audit::record(transaction, {.at = store.now(), .who = audit::Who::account(person), .role = "reviewer", .case_id = id,
///                                 .object = entry.to_string(), .kind = audit::Kind::ChronologyRead, .address = "192.0.2.7", .request = request.id});
///
/// Rule: /docs/rules.md, "Audit". A read of case material is recorded, and durable, before the first byte of it is sent.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "audit/kind.h"
#include "base/day.h"
#include "base/public_id.h"
#include "store/transaction.h"

namespace audit {

/// Who did it.
class Who {
public:
    static Who the_public() { return Who{"public"}; }
    /// Cairn itself, or whoever sits at the shell of its computer.
    static Who system() { return Who{"system"}; }
    static Who account(base::PublicId id) { return Who{id.to_string()}; }
    /// What to_string wrote, or nothing.
    static std::optional<Who> parse(std::string_view text);

    const std::string& to_string() const { return text_; }
    friend auto operator<=>(const Who&, const Who&) = default;

private:
    explicit Who(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

struct Event {
    base::Instant at;
    Who who = Who::system();
    std::string role{};                        ///< A code: "reviewer"; empty for none.
    std::optional<base::PublicId> case_id{};   ///< Without: the installation's own chain.
    std::string object{};                      ///< Public id or reference of what it was about.
    Kind kind;
    Outcome outcome = Outcome::Done;
    std::string reason{};                      ///< A code: "not-a-member"; never words of a person.
    std::string address{};                     ///< IP address, empty where there is none.
    std::string request{};                     ///< The request's id, empty where there is none.
};

/// Appends the event to its chain, in the transaction of what it tells of: both last, or neither.
/// Throws base::Fault where a field could hold words: nothing is then done or shown.
void record(store::Transaction&, const Event&);

}  // namespace audit
