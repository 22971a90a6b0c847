// Any bytes are a text: checking never fails, and its spans lie within the text, in order, without overlapping.
#include <cstdint>

#include "base/assert.h"
#include "disclosure/check.h"

namespace {

disclosure::Roster small_roster() {
    return {{{"child", "Keira", "Fictional-Dunne", "child", "Child A", {"Kiki"}}, {"uncle", "Will", "O'Connell", "uncle", "", {}}}, {"Saint Aldhelm's Primary School"}, {std::chrono::sys_days{std::chrono::year{2024} / 5 / 3}}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto roster = small_roster();
    const auto spans = disclosure::check({reinterpret_cast<const char*>(data), size}, roster, {"Kiki"});
    std::size_t last = 0;
    for (const auto& span : spans) {
        CAIRN_ASSERT(span.start < span.end && span.start >= last && span.end <= size);
        CAIRN_ASSERT(!span.why.empty() && !span.text.empty());
        last = span.end;
    }
    return 0;
}
