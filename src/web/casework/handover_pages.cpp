#include "web/casework/handover_pages.h"

#include <algorithm>
#include <array>

#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/handover.h"
#include "web/casework/desk.h"
#include "web/casework/letter_view.h"
#include "web/casework/written_view.h"
#include "web/casework/form_words.h"
#include "web/html/components/choices.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::FrozenCopy;
using casework::FrozenPart;
using identity::Permission;

namespace {

struct PartToHand {
    std::string_view part;
    Key words;
    Permission read;
};
constexpr std::array<PartToHand, 4> parts_to_hand{{{"rapid_review", "web.handover.rapid_review", Permission::ReadRapidReview}, {"decision", "web.handover.decision", Permission::ReadDecision},
    {"letter", "web.handover.letter", Permission::ReadRapidReview}, {"notification", "web.handover.notification", Permission::ReadNotification}}};

/// The letter stands on the decision; the others are forms of their own.
bool is_there(CaseDesk& desk, const PartToHand& one) {
    return desk.may(one.read) && desk.file().last(one.part == "letter" ? std::string_view{"decision"} : one.part) != nullptr;
}

documents::word::WrittenDocument document_of(CaseDesk& desk, std::string_view part, const Catalogue& t) {
    if (part == "letter") return letter_of(desk, t);
    auto document = answers_document(t, casework::form_called(part), desk.file().last(part)->answers);
    if (part == "notification") return document;
    for (auto& one : partners_document(t, casework::panel_letter(desk.file())).parts) document.parts.push_back(std::move(one));
    return document;
}

FrozenCopy frozen(CaseDesk& desk, const std::vector<std::string>& chosen) {
    const auto& messages = desk.page.services.messages;
    FrozenCopy copy;
    for (const auto& one : parts_to_hand) {
        if (std::ranges::count(chosen, one.part) == 0 || !is_there(desk, one)) continue;
        copy.parts.push_back({std::string{one.part}, document_of(desk, one.part, messages.in(Language::English)), document_of(desk, one.part, messages.in(Language::Welsh))});
    }
    return copy;
}

Html part_names(const Catalogue& t, const std::vector<std::string>& parts) {
    Html names;
    for (const auto& one : parts_to_hand)
        if (std::ranges::count(parts, one.part) > 0) names << (names.empty() ? Html{} : Html{sign(", ")}) << t(one.words);
    return names;
}

Html receipts(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto& receipt : desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::receipts_of(snapshot, desk.of); }))
        items << li(span(part_names(t, receipt.parts), small(day(t, calendar::day_in_london(receipt.handed_at)), sign(", "), name_of_account(desk.page, receipt.handed_by))), span(cls("sum"), t("web.handover.sum"), sign(" "), code(from_record(), receipt.sha256)));
    return section(cls("card"), attr("aria-labelledby", "receipts"), h2(id("receipts"), t("web.handover.receipts")), items.empty() ? Html{p(cls("muted"), t("web.handover.none"))} : Html{ul(cls("tasks"), items)});
}

Html hand_form(CaseDesk& desk, const Problems& problems) {
    auto& page = desk.page;
    const auto& t = page.t;
    if (!desk.may(Permission::ExportCase)) return {};
    govuk::Choices choices{.name = "part", .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.handover.which")}}, .error = problems.at("part")};
    for (const auto& one : parts_to_hand)
        if (is_there(desk, one)) choices.items.push_back({.value = std::string{one.part}, .content = t(one.words)});
    if (choices.items.empty()) return section(cls("card"), p(t("web.handover.nothing_yet")));
    return section(cls("card"), attr("aria-labelledby", "hand"), h2(id("hand"), t("web.handover.hand")),
                   page.post_form(desk.path("/handover"), together(govuk::checkboxes(t, choices), p(cls("acts"), button(cls("btn"), type("submit"), t("web.handover.hand_now"))))));
}

Response show_handover(CaseDesk& desk, const Problems& problems, int status = 200) {
    const auto& t = desk.page.t;
    auto frame = desk.frame(std::string{t("web.handover.title").text()});
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return desk.page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t("web.handover.title")), p(t("web.handover.mean")), p(t("web.handover.apart")), hand_form(desk, problems), receipts(desk)), status);
}

Response handover_page(SignedPage& page) {
    CaseDesk desk{page};
    return show_handover(desk, {});
}

Response hand_it_over(SignedPage& page) {
    CaseDesk desk{page};
    const auto sent = page.request.form.all("part");
    const auto copy = frozen(desk, {sent.begin(), sent.end()});
    if (copy.parts.empty()) {
        Problems problems;
        problems.add("part", page.t("web.handover.choose"));
        return show_handover(desk, problems, 422);
    }
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto to = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            (void)casework::hand_over(transaction, desk.desk.ground, casework::case_at(transaction, desk.of.key), copy, doer_of(page));
            return desk.path("/handover");
        });
    });
    return page.go(to);
}

}  // namespace

void add_handover_pages(Routes& routes) {
    add_signed_page(routes, "/cases/{case}/handover", {.permission = Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = identity::DataClass::C2}, handover_page);
    add_form(routes, "/cases/{case}/handover", {.permission = Permission::ExportCase, .audit = AuditEvent::CaseChanged, .data_class = identity::DataClass::C2}, hand_it_over);
}

}  // namespace web
