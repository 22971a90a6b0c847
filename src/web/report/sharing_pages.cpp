#include "casework/walk.h"
#include "web/casework/form_words.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/tags.h"
#include "web/report/draft_view.h"
#include "web/report/report_desk.h"
#include "web/report/report_pages.h"
#include "web/report/shared_with.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Record;
using identity::Permission;

namespace {

constexpr std::array<std::string_view, 2> audiences{"agencies", "advocate"};

Html share_form(CaseDesk& desk, const publishing::Report& report, std::string_view with) {
    const auto& t = desk.page.t;
    const auto shared = sections_shared(desk, with);
    govuk::Choices boxes{.name = "sections", .id_prefix = std::string{with} + "-sections", .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.sharing.which")}}};
    for (const auto& section : report.sections)
        if (!section.blocks.empty()) boxes.items.push_back({.value = section.record, .content = section_heading(desk, section), .chosen = std::ranges::find(shared, section.record) != shared.end()});
    if (boxes.items.empty()) return p(cls("muted"), t("web.draft.no_text"));
    const Html fields = together(tag::input(type("hidden"), name("with"), value(std::string{with})), govuk::checkboxes(t, boxes),
                                 govuk::textarea(t, {.name = "why", .id = std::string{with} + "-why", .label = {.content = t("web.sharing.why")}, .rows = 2, .autocomplete = "off"}), p(cls("acts"), button(cls("btn"), type("submit"), t("web.sharing.save"))));
    return desk.page.post_form(desk.path("/report/sharing"), fields);
}

Response sharing_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    const auto report = draft_of(desk);
    const bool may_write = desk.may(Permission::WriteDraft) && !desk.is_over();
    Html cards;
    for (const auto with : audiences) {
        Html shown;
        for (const auto& section : report.sections)
            if (const auto shared = sections_shared(desk, with); std::ranges::find(shared, section.record) != shared.end()) shown << li(section_heading(desk, section));
        cards << section(cls("card"), h2(option_words(t, with)), shown.empty() ? Html{p(cls("muted"), t("web.sharing.nothing"))} : Html{ul(shown)}, when(may_write, [&](Html& out) { out << share_form(desk, report, with); }));
    }
    return page.show(draft_frame(desk, std::string{t("web.draft.sharing").text()}), div(cls("wrap"), draft_navigation(desk, "/report/sharing"), h1(t("web.draft.sharing")), p(t("web.sharing.means")), div(cls("cols two"), cards)));
}

Response share(SignedPage& page) {
    CaseDesk desk{page};
    const auto with = page.typed("with");
    if (std::ranges::find(audiences, std::string_view{with}) == audiences.end()) return Response::error(400);
    std::string lines;
    for (const auto chosen : page.request.form.all("sections"))
        for (const auto* record : publishing::section_records(desk.file()))
            if (record->id.to_string() == chosen) lines += (lines.empty() ? "" : "\n") + std::string{chosen};
    casework::Answers answers;
    answers.set({"share", 0, "with"}, with);
    answers.set({"share", 0, "sections"}, lines);
    answers.set({"share", 0, "why"}, page.typed("why").substr(0, casework::longest_text));
    return once(desk, desk.path("/report/sharing"), [&](store::Transaction& transaction, const casework::Doer& doer) { casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "report_share", .answers = answers}, doer); });
}

// ---- as somebody reads it with whom it was shared

Response shared_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto with = audience_of(page);
    auto report = draft_of(desk);
    const auto shared = sections_shared(desk, with);
    std::erase_if(report.sections, [&](const publishing::ReportSection& section) { return std::ranges::find(shared, section.record) == shared.end(); });
    const bool may = page.context.may(Permission::ReadDraft, report.empty() ? identity::Ownership::Others : identity::Ownership::Shared);
    if (!may) return Response::error(404);
    const auto& t = page.t;
    const Html text = report.empty() ? Html{section(cls("card"), p(t("web.sharing.nothing")))} : draft_html(t, report);
    return page.show(desk.frame(std::string{t("web.sharing.shared_title").text()}), div(cls("wrap"), h1(t("web.sharing.shared_title")), p(t("web.sharing.shared_means")), text));
}

}  // namespace

std::vector<std::string> sections_shared(CaseDesk& desk, std::string_view with) {
    const auto list = desk.file().all_where("report_share", "share", "with", with);
    return list.empty() ? std::vector<std::string>{} : list.back()->answers.choices({"share", 0, "sections"});
}

std::string_view audience_of(const SignedPage& page) {
    if (const auto* standing = page.context.standing())
        for (const auto& role : standing->roles)
            if (role.role == identity::Role::FamilyAdvocate) return "advocate";
    return "agencies";
}

void add_sharing_pages(Routes& routes) {
    const std::string below = "/cases/{case}/report";
    const auto c2 = identity::DataClass::C2;
    add_signed_page(routes, below + "/sharing", {.permission = Permission::ReadDraft, .audit = AuditEvent::ReadDraft, .data_class = c2}, sharing_page);
    add_form(routes, below + "/sharing", {.permission = Permission::WriteDraft, .audit = AuditEvent::RecordChanged, .data_class = c2}, share);
    add_signed_page(routes, below + "/shared", {.permission = Permission::ReadDraft, .audit = AuditEvent::ReadDraft, .data_class = c2, .for_owners = true}, shared_page);
}

}  // namespace web
