/// For tests: a partnership with a case and ways to say what was said of a recommendation in a line. Fictional.
#pragma once

#include "casework/case_testing.h"
#include "learning/tracker_store.h"

namespace learning {

class TestTracker {
public:
    casework::TestDesk desk;

    static casework::Answers said(std::initializer_list<std::pair<const char*, const char*>> words) {
        casework::Answers answers;
        for (const auto& [name, value] : words) answers.set(*casework::parse_place(name), value);
        return answers;
    }
    Head recommend(std::initializer_list<std::pair<const char*, const char*>> words, std::string_view day, const casework::Case* of = nullptr) {
        return desk.store().write([&](store::Transaction& t) { return add_recommendation(t, desk.ground(), {.partnership = 1, .of = of, .answers = said(words)}, desk.on(day)); });
    }
    Entry say(const Head& head, const char* form, std::initializer_list<std::pair<const char*, const char*>> words, std::string_view day, const std::string& about = {}) {
        return desk.store().write([&](store::Transaction& t) { return add_entry(t, desk.ground(), head, {form, said(words), about}, desk.on(day)); });
    }
    /// Empty if it was taken; else what refused it.
    std::string step(const Head& head, const char* event, std::string_view day, const std::string& reasons = {}, const std::string& replaced_by = {}) {
        return desk.store().write([&](store::Transaction& t) -> std::string {
            const auto taken = take_step(t, desk.ground(), head, event, {*base::parse_day(day), reasons, replaced_by}, desk.on(day));
            if (taken) return {};
            if (taken.error().not_from_here) return "not-from-here";
            std::string words;
            for (const auto& guard : taken.error().missing) words += (words.empty() ? "" : " ") + guard;
            return words;
        });
    }
    Thread thread(const Head& head) {
        return desk.store().read([&](store::Snapshot& s) { return open_thread(s, desk.ground(), *find_head(s, head.id)); });
    }
    std::string state(const Head& head) { return thread(head).head.state; }
};

}  // namespace learning
