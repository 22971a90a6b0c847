#include "casework/national_form.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace casework {

namespace {

int number_of(const Field& field) {
    int number = 0;
    std::from_chars(field.number.data(), field.number.data() + field.number.size(), number);
    return number;
}

/// Where a question stands: a repeated section is kept together at its first number.
struct Ranked {
    int block;
    std::size_t turn;
    int number;
    ListedQuestion question;
};

int first_number(const Section& section) {
    for (const auto& field : section.fields)
        if (const int number = number_of(field)) return number;
    return 0;
}

void add_turn(std::vector<Ranked>& list, const Section& section, std::size_t turn, const Answers& answers) {
    int standing = first_number(section);
    for (const auto& field : section.fields) {
        if (const int own = number_of(field)) standing = own;
        if (!is_asked(field, section.key, turn, answers)) continue;
        list.push_back({section.most > 1 ? first_number(section) : standing, turn, standing, {number_of(field), &section, turn, &field}});
    }
}

}  // namespace

std::vector<ListedQuestion> in_order_of_the_list(const Form& form, const Answers& answers) {
    std::vector<Ranked> ranked;
    for (const auto& section : form.sections) {
        const auto turns = section.most == 1 ? 1 : answers.turns(section.key);
        for (std::size_t turn = 0; turn < turns; ++turn) add_turn(ranked, section, turn, answers);
    }
    std::ranges::stable_sort(ranked, {}, [](const Ranked& one) { return std::tuple{one.block, one.turn, one.number}; });
    std::vector<ListedQuestion> list;
    for (auto& one : ranked) list.push_back(one.question);
    return list;
}

}  // namespace casework
