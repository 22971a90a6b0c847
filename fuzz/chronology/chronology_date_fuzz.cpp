// Any bytes are a text: reading never fails, and what is read lies in order and is written so that it is read back.
#include <cstdint>

#include "base/assert.h"
#include "chronology/dates/written_date.h"

namespace {

void check(const std::optional<chronology::Moment>& moment) {
    if (!moment) return;
    CAIRN_ASSERT(moment->day || moment->minute);
    CAIRN_ASSERT(!moment->minute || (*moment->minute >= 0 && *moment->minute < 24 * 60));
    const auto back = chronology::parse_moment(chronology::to_text(*moment));
    CAIRN_ASSERT(back == *moment);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    static const chronology::DateContext with_scope{.first_year = 1928, .scope = chronology::Period{base::parse_day("2016-01-01").value(), base::parse_day("2017-06-30").value()}};
    for (const auto& context : {chronology::DateContext{}, with_scope}) {
        const auto read = chronology::read_date(text, context);
        if (!read) continue;
        CAIRN_ASSERT(read->from || read->to);
        check(read->from), check(read->to);
        if (read->from && read->to && read->from->day && read->to->day) CAIRN_ASSERT(*read->from->day <= *read->to->day);
    }
    const auto split = text.find('\n');
    if (split != std::string_view::npos) (void)chronology::read_date_and_time(text.substr(0, split), text.substr(split + 1), with_scope);
    return 0;
}
