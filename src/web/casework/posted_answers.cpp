#include "web/casework/posted_answers.h"

#include <utility>

namespace web {

casework::Posted posted(const SignedPage& page) {
    return [&form = page.request.form](std::string_view name) {
        const auto values = form.all(name);
        return std::vector<std::string>{values.begin(), values.end()};
    };
}

casework::Answers posted_section(const SignedPage& page, const casework::Section& section, casework::Answers over) {
    for (std::size_t turn = 0; turn < section.most; ++turn) casework::take(section, turn, posted(page), over);
    return over;
}

casework::Answers posted_answers(const SignedPage& page, const casework::Form& form, casework::Answers over) {
    for (const auto& section : form.sections) over = posted_section(page, section, std::move(over));
    return over;
}

}  // namespace web
