/// A review for tests, taken from the partners' decision to any stage in a line.
#pragma once

#include <doctest/doctest.h>

#include <utility>

#include "casework/case_testing.h"

namespace casework {

inline Answers answers_of(std::initializer_list<std::pair<const char*, const char*>> words) {
    Answers answers;
    for (const auto& [name, value] : words) answers.set(*parse_place(name), value);
    return answers;
}

inline Answers review_decision(const char* answer, const char* decided) {
    auto answers = answers_of({{"review.0.reasons", "Reasons"}, {"joined.0.answer", "not_joined"}, {"joined.0.reasons", "Nothing to join"}, {"national.0.answer", "no"}, {"national.0.reasons", "Local"}});
    answers.set({"review", 0, "answer"}, answer);
    answers.set({"review", 0, "decided_on"}, decided);
    return answers;
}

inline Answers appointment(const char* on) {
    auto answers = answers_of({{"appointment.0.reviewer", "Reva Fictional-Ash"}, {"appointment.0.knowledge", "Hospital social work"}, {"appointment.0.appointed_by", "The partners"}, {"interest.0.declared", "no_interest"}, {"terms.0.terms", "Twelve days"}});
    for (const auto& [section, field] : {std::pair{"appointment", "appointed_on"}, std::pair{"interest", "declared_on"}, std::pair{"terms", "agreed_on"}}) answers.set({section, 0, field}, on);
    return answers;
}

inline void state_awareness(TestDesk& desk, const Case& of, const char* on, std::string_view day = {}) {
    desk.write(of, "awareness", {{"awareness.0.authority", "eastmarch"}, {"awareness.0.on", on}, {"awareness.0.who", "Duty manager"}, {"awareness.0.how", "Call from the hospital"}}, day.empty() ? on : day);
}

/// A child under 18 who was seriously harmed, with neglect suspected: the main route.
inline Answers notifiable_sheet() {
    return answers_of({{"incident.0.nature", "serious_harm"}, {"incident.0.place_authority", "Eastmarch"}, {"child.0.forename", "Rowan"}, {"child.0.under_18", "yes"}, {"child.0.abuse", "suspected"}, {"child.0.outcome", "seriously_harmed"}});
}

inline void send_notification(TestDesk& desk, const Case& of, const char* on, std::string_view day) {
    desk.write(of, "sent", {{"sent.0.what", "notification"}, {"sent.0.reference", "SIN-TEST-1"}, {"sent.0.on", on}, {"sent.0.by", "Notifier"}, {"sent.0.to", "National Panel"}}, day);
}

class TestReview {
public:
    /// The mark of the report's text, as long as nobody changes it.
    static constexpr const char* one_text = "a1";

    /// A case that stands in that state when the partners decide on a review, which then begins.
    TestReview(std::string_view from, const char* decided) : desk_{own_}, of_{own_.open(from, decided)} {
        desk_.write(of_, "decision", review_decision("lcspr", decided), decided);
        REQUIRE(desk_.step(of_, "initiate_review", decided) == "");
    }
    TestReview(TestDesk& desk, const Case& of) : desk_{desk}, of_{of} {}

    std::pair<TestDesk&, const Case&> parts() { return {desk_, of_}; }

    Record appoint(const char* day) { return desk_.write(of_, "appointment", appointment(day), day); }
    void notify(const char* whom, const char* day) {
        desk_.write(of_, "review_notice", {{"notice.0.to", whom}, {"notice.0.reviewers", "Reva Fictional-Ash"}, {"notice.0.on", day}, {"notice.0.by", "Coordinator"}}, day);
    }
    Record commission(const char* day) {
        const auto appointed = appoint(day);
        notify("national_panel\ndepartment\ninspectorate", day);
        REQUIRE(desk_.step(of_, "commission", day) == "");
        return appointed;
    }
    void agree_terms(const char* day) {
        desk_.write(of_, "terms", {{"scope.0.from", "2024-01-01"}, {"scope.0.to", "2025-12-22"}, {"line.0.question", "How was the child heard?"}, {"method.0.method", "systems_method"}, {"method.0.how", "Events"},
                                   {"agency.0.name", "Fictional Hospital"}, {"family.0.plan", "Meet the parents"}, {"parallel.0.none", "yes"}, {"equality.0.lens", "Culture and poverty"},
                                   {"publication.0.intent", "full_report"}, {"publication.0.legal", "None needed"}, {"agreed.0.on", day}, {"agreed.0.by", "The group"}}, day);
        REQUIRE(desk_.step(of_, "agree_scope", day) == "");
    }
    void draft(const char* day) {
        desk_.write(of_, "monitoring", {{"monitoring.0.kind", "checkpoint"}, {"monitoring.0.on", day}, {"monitoring.0.by", "Chair"}, {"monitoring.0.time", "on_time"}, {"monitoring.0.quality", "quality_good"}, {"monitoring.0.found", "On time"}}, day);
        REQUIRE(desk_.step(of_, "draft_in", day) == "");
    }
    /// Writes what is made of one text of the report, with its mark.
    void write_for_text(const char* form, std::initializer_list<std::pair<const char*, const char*>> words, const char* text, const char* day) {
        write_for_text(form, answers_of(words), text, TestDesk::on(day));
    }
    void write_for_text(const char* form, const Answers& answers, const char* text, const Doer& doer) {
        desk_.store().write([&](store::Transaction& t) {
            const auto record = write_down(t, desk_.ground(), case_at(t, of_.key), {form, answers}, doer);
            write_down(t, desk_.ground(), case_at(t, of_.key), {"text_mark", answers_of({{"mark.0.text_hash", text}}), "kept", record.id.to_string()}, doer);
        });
    }
    void check_disclosure(const char* day, const char* text = one_text) {
        write_for_text("disclosure_check", {{"check.0.outcome", "nothing_identifies"}, {"check.0.how", "Read twice"}, {"check.0.by", "Coordinator"}, {"check.0.on", day}}, text, day);
    }
    void quality_assure(const char* day) {
        check_disclosure(day);
        REQUIRE(desk_.step(of_, "send_to_qa", day) == "");
    }
    void test_content(const char* day, const char* text = one_text) {
        write_for_text("content_test", {{"content.0.improvements", "yes"}, {"content.0.analysis", "yes"}, {"content.0.reviewer_named", "yes"}, {"content.0.by", "Chair"}, {"content.0.on", day}}, text, day);
    }
    /// Each partner's own delegate, by public id.
    static std::string account_of(std::string_view partner) { return std::string(31, 'a') + (partner == "health" ? "2" : partner == "police" ? "3" : "1"); }
    void sign(const char* partner, const char* answer, const char* day, const char* escalation = "", const char* text = one_text) {
        sign_as(partner, partner, day, answer, escalation, text);
    }
    /// That partner's delegate signs for a partner, perhaps for another than their own.
    void sign_as(const char* whose_delegate, const char* partner, const char* day, const char* answer = "approves", const char* escalation = "", const char* text = one_text) {
        auto doer = TestDesk::on(day);
        doer.who = audit::Who::account(*base::PublicId::parse(account_of(whose_delegate)));
        const auto answers = answers_of({{"approval.0.partner", partner}, {"approval.0.name", "A partner"}, {"approval.0.role", "Delegated partner"}, {"approval.0.on", day}, {"approval.0.answer", answer}, {"approval.0.escalation", escalation}});
        write_for_text("report_approval", answers, text, doer);
    }
    void approve(const char* day) {
        test_content(day);
        for (const char* partner : {"local_authority", "health", "police"}) sign(partner, "approves", day);
        REQUIRE(desk_.step(of_, "approve_report", day) == "");
    }
    void national_letter(const char* on, const char* day) {
        desk_.write(of_, "letter", {{"letter.0.direction", "from_panel"}, {"letter.0.kind", "commissions_national"}, {"letter.0.on", on}}, day);
    }
    void decide_link(const char* answer, const char* partners, const char* day) {
        desk_.write(of_, "national_link", {{"link.0.answer", answer}, {"link.0.reasons", "Reasons"}, {"link.0.partners", partners}, {"link.0.decided_on", day}}, day);
    }
    /// Asks for the event as somebody else, or as the one who will take it.
    void ask_second(const char* what, const char* day, bool somebody_else) {
        auto doer = TestDesk::on(day);
        if (somebody_else) doer.who = audit::Who::account(base::PublicId::make(base::system_random()));
        const auto answers = answers_of({{"asked.0.what", what}, {"asked.0.reasons", "Reasons"}, {"asked.0.on", day}});
        desk_.store().write([&](store::Transaction& t) { return write_down(t, desk_.ground(), case_at(t, of_.key), {"two_person", answers}, doer); });
    }

private:
    TestDesk own_;
    TestDesk& desk_;
    Case of_;
};

}  // namespace casework
