#include <array>

#include "calendar/london.h"
#include "calendar/working.h"
#include "web/casework/handover_pages.h"
#include "web/casework/panel_view.h"
#include "web/casework/posted_answers.h"
#include "web/casework/sheet_view.h"
#include "web/casework/written_view.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;
using casework::PanelRecord;
using casework::Receipt;
using identity::Permission;

namespace {

constexpr std::array<std::string_view, 3> panel_forms{"panel_interest", "panel_decision", "panel_review"};

std::optional<Receipt> receipt_of(const SignedPage& page) {
    const auto handover = base::PublicId::parse(page.request.parameter("handover"));
    if (!handover) return std::nullopt;
    return desk_of(page).store.read([&](store::Snapshot& snapshot) { return casework::find_receipt(snapshot, *handover); });
}

std::vector<PanelRecord> records_about(const SignedPage& page, const Receipt& receipt) {
    auto& desk = desk_of(page);
    return desk.store.read([&](store::Snapshot& snapshot) { return casework::panel_records(snapshot, desk.ground, receipt); });
}

std::string panel_path(const Receipt& receipt, std::string_view below = {}) { return "/panel/" + receipt.id.to_string() + std::string{below}; }

/// Six months from the day on which the Panel decided to have a review.
Html national_due(const SignedPage& page, const PanelRecord& record) {
    const auto start = record.answers.day({"review", 0, "decided_on"});
    if (record.form != "panel_review" || !start) return {};
    const auto worked = calendar::work_out(desk_of(page).ground.calendar, "national-review", calendar::Nation::England, *start);
    if (!worked) return {};
    return p(page.t("web.panel.review_due", {{"day", day_words(page.t, worked->due_on.day)}}));
}

Html one_record(const SignedPage& page, const PanelRecord& record) {
    const auto& form = casework::form_called(record.form);
    return div(cls("card"), h3(form_title(page.t, form)), p(cls("muted"), name_of_account(page, record.written_by), sign(", "), day(page.t, calendar::day_in_london(record.written_at))), national_due(page, record),
               answers_summary(page.t, {.form = form, .answers = record.answers, .heading_level = 4}));
}

Html written_by_panel(const SignedPage& page, const Receipt& receipt, const std::vector<PanelRecord>& records) {
    const auto& t = page.t;
    Html links, written;
    for (const auto form : panel_forms)
        if (page.context.may(Permission::DecideNational)) links << a(cls("btn btn--2"), href(page.link(panel_path(receipt, "/write/" + std::string{form}))), form_title(t, casework::form_called(form))) << sign(" ");
    for (const auto& record : records) written << one_record(page, record);
    return section(attr("aria-labelledby", "written"), h2(id("written"), t("web.panel.written")), p(cls("acts no-print"), links), written.empty() ? Html{p(cls("muted"), t("web.panel.nothing_written"))} : written);
}

Html reply(const SignedPage& page, const Receipt& receipt, const std::vector<PanelRecord>& records) {
    const auto* decision = casework::last_of(records, "panel_decision");
    if (!decision) return {};
    const auto document = reply_document(page.t, receipt, partnership_name(page, receipt.partnership), *decision);
    return section(cls("card"), attr("aria-labelledby", "reply"), h2(id("reply"), from_record(), document.title), p(cls("acts no-print"), a(cls("btn"), href(page.link(panel_path(receipt, "/reply.docx"))), page.t("web.panel.reply_word"))), written_html(document, 3));
}

Html copy_parts(const SignedPage& page, const Receipt& receipt) {
    auto& desk = desk_of(page);
    const auto copy = desk.store.read([&](store::Snapshot& snapshot) { return casework::open_copy(snapshot, desk.ground, receipt); });
    Html parts;
    for (const auto& one : copy.parts) {
        const auto& document = page.language == Language::Welsh ? one.welsh : one.english;
        parts << section(cls("card"), attr("aria-labelledby", one.part), h2(id(one.part), from_record(), document.title), written_html(document, 3));
    }
    return parts;
}

Response show_copy(SignedPage& page) {
    const auto receipt = receipt_of(page);
    if (!receipt) return Response::error(404);
    const auto& t = page.t;
    const auto records = records_about(page, *receipt);
    const Html head = div(h1(from_record(), receipt->reference), p(span(from_record(), partnership_name(page, receipt->partnership)), sign(" · "), t("web.panel.handed", {{"day", day_words(t, calendar::day_in_london(receipt->handed_at))}}), sign(" · "), name_of_account(page, receipt->handed_by)),
                          p(cls("muted"), t("web.panel.frozen")), p(cls("muted"), t("web.handover.sum"), sign(" "), code(from_record(), receipt->sha256)));
    return page.show(panel_frame(page, receipt->reference), div(cls("wrap measure"), head, written_by_panel(page, *receipt, records), reply(page, *receipt, records), copy_parts(page, *receipt)));
}

Response reply_file(SignedPage& page) {
    const auto receipt = receipt_of(page);
    if (!receipt) return Response::error(404);
    const auto records = records_about(page, *receipt);
    const auto* decision = casework::last_of(records, "panel_decision");
    if (!decision) return Response::error(404);
    return word_file(reply_document(page.t, *receipt, partnership_name(page, receipt->partnership), *decision), receipt->reference + "-reply.docx");
}

// ---- writing

const casework::Form* panel_form(const SignedPage& page) {
    for (const auto form : panel_forms)
        if (page.request.parameter("form") == form) return &casework::form_called(form);
    return nullptr;
}

struct PanelWriting {
    const Receipt& receipt;
    const casework::Form& form;
    const Answers& answers;
    const std::vector<casework::Problem>& problems;
    bool aside = false;  ///< Refused: the writer stepped aside.
    int status = 200;
};

Response ask_panel(SignedPage& page, const PanelWriting& writing) {
    const auto& t = page.t;
    const Sheet view{t, writing.form, writing.answers, writing.problems};
    const Html fields = together(all_fields(view), p(cls("acts"), button(cls("btn"), type("submit"), t("web.case.save"))));
    auto frame = panel_frame(page, form_text(t, writing.form));
    frame.breadcrumbs.push_back({Html{span(from_record(), writing.receipt.reference)}, page.link(panel_path(writing.receipt))});
    if (!writing.problems.empty() || writing.aside) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    Problems aside;
    if (writing.aside) aside.add("", t("web.panel.stepped_aside"));
    const Html body = div(cls("wrap measure"), aside.summary(t), form_errors(t, writing.form, writing.problems), h1(form_title(t, writing.form)), page.post_form(panel_path(writing.receipt, "/write/" + writing.form.name), fields), provenance(t, writing.form));
    return page.show(std::move(frame), body, writing.status);
}

/// The newest of the form stands in the boxes, so that a decision is changed and not begun anew; an interest is each person's own.
Response write_page(SignedPage& page) {
    const auto receipt = receipt_of(page);
    const auto* form = panel_form(page);
    if (!receipt || !form) return Response::error(404);
    const auto records = records_about(page, *receipt);
    const auto* last = form->name == "panel_interest" ? nullptr : casework::last_of(records, form->name);
    return ask_panel(page, {*receipt, *form, last ? last->answers : Answers{}, {}});
}

Response save_panel(SignedPage& page) {
    const auto receipt = receipt_of(page);
    const auto* form = panel_form(page);
    if (!receipt || !form) return Response::error(404);
    const auto answers = posted_answers(page, *form);
    const auto problems = casework::check(*form, answers, casework::Asked::Complete, today_of(page));
    if (!problems.empty()) return ask_panel(page, {*receipt, *form, answers, problems, false, 422});
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    auto& desk = desk_of(page);
    const auto saved = desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, casework::PanelRefusal> {
            const auto written = casework::write_for_panel(transaction, desk.ground, *receipt, form->name, answers, doer_of(page));
            if (!written) return std::unexpected{written.error()};
            return panel_path(*receipt);
        });
    });
    return saved ? page.go(*saved) : ask_panel(page, {*receipt, *form, answers, problems, true, 422});
}

}  // namespace

void add_panel_copy_pages(Routes& routes) {
    const Guard reading{.permission = Permission::ReadHandedOver, .audit = AuditEvent::ReadHandedOver, .data_class = identity::DataClass::C2};
    const Guard opening{.permission = Permission::DecideNational, .audit = AuditEvent::ReadHandedOver, .data_class = identity::DataClass::C2};
    const Guard writing{.permission = Permission::DecideNational, .audit = AuditEvent::RecordChanged, .data_class = identity::DataClass::C2};
    add_signed_page(routes, "/panel/{handover}", reading, show_copy);
    add_signed_page(routes, "/panel/{handover}/reply.docx", {.permission = Permission::ReadHandedOver, .audit = AuditEvent::Exported, .data_class = identity::DataClass::C2, .rate = RateClass::Downloads}, reply_file);
    add_signed_page(routes, "/panel/{handover}/write/{form}", opening, write_page);
    add_form(routes, "/panel/{handover}/write/{form}", writing, save_panel);
}

}  // namespace web
