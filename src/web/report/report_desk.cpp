#include "web/report/report_desk.h"

#include <array>

#include "casework/case_store.h"
#include "publishing/approval.h"
#include "web/casework/form_words.h"
#include "web/html/tags.h"
#include "web/report/report_material.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Record;
using identity::Permission;

std::vector<publishing::ReportRecommendation> recommendations_for_report(CaseDesk& desk, std::string_view finding) {
    auto list = desk.desk.store.read([&](store::Snapshot& snapshot) { return report_recommendations(desk.page.services.messages.in(Language::English), desk.desk.ground, snapshot, desk.of); });
    if (!finding.empty()) std::erase_if(list, [&](const publishing::ReportRecommendation& one) { return one.finding != finding; });
    return list;
}

publishing::ReportMaterial draft_material_in(const SignedPage& page, const Desk& desk, store::Snapshot& snapshot, const casework::Case& of) {
    return report_material(page.services.messages.in(Language::English), desk.ground, snapshot, of);
}

publishing::ReportMaterial draft_material(CaseDesk& desk) {
    return desk.desk.store.read([&](store::Snapshot& snapshot) { return draft_material_in(desk.page, desk.desk, snapshot, desk.of); });
}

publishing::Report draft_of(CaseDesk& desk) { return publishing::report_of(desk.file(), draft_material(desk)); }

PageFrame draft_frame(CaseDesk& desk, std::string title, bool outline) {
    auto frame = desk.frame(std::move(title));
    if (!outline) frame.breadcrumbs.push_back({Html{desk.page.t("web.draft.title")}, desk.link("/report")});
    return frame;
}

Html draft_navigation(CaseDesk& desk, std::string_view here) {
    struct Place {
        std::string_view below;
        Key words;
    };
    static constexpr std::array<Place, 7> places{{{"/report", "web.draft.outline"}, {"/report/whole", "web.draft.whole"}, {"/report/findings", "web.draft.findings"}, {"/report/accuracy", "web.draft.accuracy"},
        {"/report/sharing", "web.draft.sharing"}, {"/disclosure", "web.draft.disclosure"}, {"/report/approval", "web.draft.approval"}}};
    Html items;
    for (const auto& [below, words] : places) {
        if (below == here) items << li(a(href(desk.link(below)), attr("aria-current", "page"), desk.page.t(words)));
        else items << li(a(href(desk.link(below)), desk.page.t(words)));
    }
    return nav(cls("no-print"), aria_label(desk.page.t("web.draft.pages")), ul(cls("lens"), items));
}

std::optional<Record> record_of_path(CaseDesk& desk, std::string_view form) {
    const auto id = base::PublicId::parse(desk.page.request.parameter("record"));
    if (!id) return std::nullopt;
    auto found = desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::find_record(snapshot, desk.desk.ground, desk.of, *id); });
    return found && found->form == form ? found : std::nullopt;
}

Response once(CaseDesk& desk, const std::string& to, const std::function<void(store::Transaction&, const casework::Doer&)>& work) {
    auto& page = desk.page;
    if (desk.is_over()) return Response::error(410);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto where = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] {
            work(transaction, doer_of(page));
            return to;
        });
    });
    return page.go(where);
}

void settle_signatures(const SignedPage& page, const Desk& desk, store::Transaction& transaction, const casework::Case& of, const casework::Doer& doer) {
    const auto file = casework::open_file(transaction, desk.ground, casework::case_at(transaction, of.key));
    publishing::void_old_signatures(transaction, file, publishing::text_hash(publishing::report_of(file, draft_material_in(page, desk, transaction, of))), doer);
}

Response once_in_draft(CaseDesk& desk, const std::string& to, const std::function<void(store::Transaction&, const casework::Doer&)>& work) {
    return once(desk, to, [&](store::Transaction& transaction, const casework::Doer& doer) {
        work(transaction, doer);
        settle_signatures(desk.page, desk.desk, transaction, desk.of, doer);
    });
}

Html section_heading(CaseDesk&, const publishing::ReportSection& section) {
    if (section.number.empty()) return span(from_record(), section.title);
    return together(section.number, sign(" "), span(from_record(), section.title));
}

std::string section_heading_text(CaseDesk& desk, const Record& section) {
    const auto& own = section.answers.of("section", "title");
    return own.empty() ? std::string{option_words(desk.page.t, section.answers.of("section", "part")).text()} : own;
}

Html section_state_tag(const Catalogue& t, std::string_view state) {
    const auto known = state == "ready" || state == "writing" ? state : std::string_view{"not_begun"};
    return span(cls(known == "ready" ? "tag tag--ok" : known == "writing" ? "tag tag--soon" : "tag tag--quiet"), option_words(t, known));
}

}  // namespace web
