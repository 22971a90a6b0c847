/// A partnership of four invented places, for tests: a store, its keys, one authority, and ways to write a case down in a line.
#pragma once

#include <string>

#include "calendar/calendar.h"
#include "casework/case_store.h"
#include "casework/walk.h"
#include "store/sealing/keys.h"
#include "store/store.h"
#include "store/test_folder.h"

namespace casework {

class TestDesk {
public:
    TestDesk() {
        store_ = store::Store::open(folder_.path() / "data", {}).value();
        keys_ = store::Keys::open({.folder = folder_.path() / "keys", .data_folder = folder_.path() / "data"}).value();
        store_->write([&](store::Transaction& transaction) { set_partnership(transaction, {1, "EM", "england", "eastmarch"}); });
    }

    Ground ground() { return {*keys_, calendar_, base::system_random()}; }
    void use(const calendar::Calendar& calendar) { calendar_ = calendar; }
    store::Store& store() { return *store_; }
    const std::filesystem::path& folder() const { return folder_.path(); }

    /// Noon of that day, by the coordinator.
    static Doer on(std::string_view day) {
        Doer doer;
        doer.role = "coordinator";
        doer.at = *base::parse_day(day) + std::chrono::hours{12};
        return doer;
    }

    Case open(std::string_view state, std::string_view day, bool afterwards = false) {
        return store_->write([&](store::Transaction& t) { return open_case(t, ground(), {.partnership = 1, .state = std::string{state}, .children = 1, .afterwards = afterwards}, on(day)); });
    }
    Record write(const Case& of, std::string_view form, std::initializer_list<std::pair<const char*, const char*>> words, std::string_view day) {
        Answers answers;
        for (const auto& [name, value] : words) answers.set(*parse_place(name), value);
        return write(of, form, answers, day);
    }
    Record write(const Case& of, std::string_view form, const Answers& answers, std::string_view day) {
        return store_->write([&](store::Transaction& t) { return write_down(t, ground(), case_at(t, of.key), {std::string{form}, answers}, on(day)); });
    }
    /// Empty if it was taken; else what refused it: "not-from-here", or the guards that are missing.
    std::string step(const Case& of, std::string_view event, std::string_view day, std::string_view recorded = {}) {
        return store_->write([&](store::Transaction& t) -> std::string {
            const StepAsked asked{*base::parse_day(day), "Reasons of a test"};
            const auto moved = take_step(t, ground(), case_at(t, of.key), event, asked, on(recorded.empty() ? day : recorded));
            if (moved) return {};
            std::string words;
            for (const auto& guard : moved.error().missing) words += (words.empty() ? "" : " ") + guard;
            return !words.empty() ? words : moved.error().code == StepRefusal::Code::NotFromHere ? "not-from-here" : moved.error().code == StepRefusal::Code::NotYet ? "not-yet" : "before-last";
        });
    }
    CaseFile file(const Case& of) {
        return store_->read([&](store::Snapshot& snapshot) { return open_file(snapshot, ground(), case_at(snapshot, of.key)); });
    }
    std::string state(const Case& of) { return file(of).of.state; }
    /// The due day of the rule's clock that stands; "none" without one, "refused" where it could not be worked out.
    std::string due(const Case& of, std::string_view rule) {
        std::string found = "none";
        for (const auto& clock : file(of).clocks)
            if (clock.rule == rule && clock.ended.empty()) found = clock.due_on ? base::to_iso(*clock.due_on) : "refused";
        return found;
    }

private:
    store::TestFolder folder_;
    calendar::Calendar calendar_ = calendar::Calendar::embedded();
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Keys> keys_;
};

}  // namespace casework
