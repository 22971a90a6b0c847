#include "casework/path.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/fault.h"
#include "casework/form.h"

using namespace casework;

namespace {

using Words = std::vector<std::string>;

const Step& step(std::string_view state, std::string_view event) {
    const Step* found = find_step(state, event);
    REQUIRE_MESSAGE(found, state, " has no ", event);
    return *found;
}

std::set<std::string> reached_from(const std::string& first) {
    std::set<std::string> reached{first};
    for (std::size_t before = 0; before != reached.size();) {
        before = reached.size();
        for (const auto& one : steps())
            if (std::ranges::any_of(one.from, [&](const std::string& state) { return reached.contains(state); })) reached.insert(one.to);
    }
    return reached;
}

}  // namespace

TEST_SUITE("The path of a case") {

TEST_CASE("every state can be reached from a referral, or from a notification without one") {
    auto reached = reached_from("referral.received");
    reached.merge(reached_from("sin.required"));
    for (const auto& state : states()) CHECK_MESSAGE(reached.contains(state), "nothing leads to ", state);
}
TEST_CASE("the authority can notify whatever the partners think: only its awareness is asked for") {
    for (const char* state : {"referral.received", "referral.more_info", "referral.not_met"}) {
        CHECK(step(state, "authority_notifies").to == "sin.required");
        CHECK(step(state, "authority_notifies").guards == Words{"awareness"});
    }
}
TEST_CASE("a referral meets the definition on three views and reasons, and with the day on which the authority became aware") {
    const Step& met = step("referral.received", "definition_met");
    CHECK(met.to == "sin.required");
    CHECK(std::set<std::string>(met.guards.begin(), met.guards.end()) == std::set<std::string>{"definition", "reasons", "views", "awareness", "triage_advice"});
}
TEST_CASE("a notification is sent with the national reference and its time, and goes by the main route") {
    const Step& sent = step("sin.required", "record_sent");
    CHECK(sent.to == "sin.submitted");
    CHECK(sent.guards == Words{"sheet", "national_reference", "sent_at", "main_route"});
}
TEST_CASE("the death of a looked-after child without abuse or neglect is notified and begins no rapid review") {
    const Step& sent = step("sin.required", "record_sent_for_information");
    CHECK(sent.to == "sin.info_only");
}
TEST_CASE("a withdrawal has a reason and somebody who authorised it, and once it was sent the National Panel's acknowledgement") {
    CHECK(step("sin.required", "no_longer_met").guards == Words{"reasons", "authoriser"});
    for (const char* state : {"sin.submitted", "rr.open", "rr.gathering", "rr.meeting", "rr.draft", "rr.signoff"}) {
        CHECK(step(state, "withdraw").guards == Words{"reasons", "authoriser", "acknowledgement"});
        CHECK(step(state, "withdraw").to == "sin.withdrawn");
    }
}
TEST_CASE("the rapid review goes from requests to returns, a meeting of three partners, the whole template and three signatures") {
    CHECK(step("rr.open", "send_requests").guards == Words{"requests"});
    CHECK(step("rr.gathering", "all_in").guards == Words{"returns"});
    CHECK(step("rr.meeting", "held").guards == Words{"quorum"});
    CHECK(step("rr.draft", "circulate").guards == Words{"template", "criteria", "decision", "review_advice"});
    CHECK(step("rr.signoff", "complete").guards == Words{"approvals"});
    CHECK(step("rr.signoff", "ask_changes").to == "rr.draft");
}
TEST_CASE("completed and sent are two steps: the day of sending and the recipients are recorded") {
    CHECK(step("rr.complete", "record_report_sent").to == "panel.awaiting");
    CHECK(step("rr.complete", "record_report_sent").guards == Words{"sent_at", "recipients"});
}
TEST_CASE("every answer of the National Panel is recorded with its letter, and silence only after the local limit") {
    for (const char* event : {"agrees", "queries", "disagrees", "considers_national"}) CHECK(step("panel.awaiting", event).guards == Words{"letter"});
    CHECK(step("panel.awaiting", "no_reply").guards == Words{"reply_limit"});
    CHECK(step("panel.awaiting", "no_reply").to == "decision.final");
    CHECK(step("panel.disagree", "reply").to == "panel.awaiting");
    CHECK(step("panel.query", "change_decision").guards == Words{"reasons", "decision"});
}
TEST_CASE("a step says what is still missing, in order") {
    const auto recorded = [](std::string_view guard) { return guard == "national_reference"; };
    CHECK(missing(step("sin.required", "record_sent"), recorded) == Words{"sheet", "sent_at", "main_route"});
    CHECK(missing(step("sin.required", "record_sent"), [](std::string_view) { return true; }).empty());
}
TEST_CASE("what cannot happen now is not offered") {
    CHECK(find_step("referral.received", "complete") == nullptr);
    CHECK(next_steps("sin.withdrawn").empty());
    CHECK(is_closed("sin.withdrawn"));
    CHECK_FALSE(is_closed("panel.awaiting"));
}
TEST_CASE("no event leads from one state to two") {
    for (const auto& state : states()) {
        std::set<std::string> events;
        for (const Step* one : next_steps(state)) CHECK_MESSAGE(events.insert(one->event).second, state, " has twice ", one->event);
    }
}
TEST_CASE("the outcomes of triage are events of the path") {
    for (const auto& option : form_called("triage").find("triage")->find("outcome")->options) CHECK_MESSAGE(find_step("referral.received", option), option);
}
TEST_CASE("a line of the table that is not whole is refused") {
    CHECK_THROWS_AS(read_steps("from,event,to,who,guards,starts,meets,source\na,,b,WorkCase,,,,\n"), base::Fault);
}

}
