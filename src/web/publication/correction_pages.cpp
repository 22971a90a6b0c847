#include "web/publication/correction_pages.h"

#include <algorithm>
#include <ranges>

#include "publishing/approval.h"
#include "publishing/correction.h"
#include "publishing/public_files.h"
#include "web/catalogue/cataloguer.h"
#include "web/casework/answers_summary.h"
#include "web/casework/form_words.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/notices.h"
#include "web/html/moment.h"
#include "web/html/tags.h"
#include "web/pages/changed_text.h"
#include "web/publication/proof_view.h"
#include "web/report/report_desk.h"
#include "web/report/written_form.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;

namespace {

constexpr std::string_view below = "/publication/correction";

/// What is missing, in the order in which it is done; where each is done is a page of the case.
struct CorrectionTask {
    std::string_view missing;
    Key words;
    std::string_view page;
};
constexpr CorrectionTask tasks[]{{"state", "web.correction.task_here", "/publication"},
                                 {"agreed", "web.correction.task_agreed", "/publication/correction/edit"},
                                 {"reason_names_nobody", "web.correction.task_reason", "/publication/correction/edit"},
                                 {"checked_again", "web.correction.task_checked", "/disclosure"},
                                 {"signed", "web.correction.task_signed", "/report/approval"},
                                 {"correction_files", "web.correction.task_files", "/publication#proof"},
                                 {"public_files", "web.correction.task_proof", "/publication#proof"},
                                 {"two_publishers", "web.correction.task_publishers", "/publication"},
                                 {"unrestricted", "web.correction.task_restriction", "/publication_restriction"}};

bool is_public(CaseDesk& desk) { return desk.file().last_step("publish") != nullptr; }

/// What the room of publishing misses, and whether the partners signed the words as they are now: files are made of no others.
std::vector<std::string> missing_of(CaseDesk& desk) {
    auto missing = publishing::missing_for_correction(desk.file());
    const bool of_report = casework::publication_mode(desk.file()) != "improvements_only";
    if (of_report && !publishing::stands_as_signed(desk.file(), publishing::text_hash(draft_of(desk)))) missing.emplace_back("signed");
    return missing;
}

std::string text_of_files(const std::vector<publishing::PublicFile>& files) {
    const auto text = std::ranges::find(files, "report.txt", &publishing::PublicFile::name);
    return text == files.end() ? std::string{} : text->bytes;
}

/// The words that are public beside those of the newest files; before such files were made, beside those that they would say.
Html changes_card(CaseDesk& desk, const casework::Record& correction) {
    const auto& t = desk.page.t;
    const auto all = desk.file().all("publication_files");
    const auto shown = std::ranges::find_if(all | std::views::reverse, [](const casework::Record* proof) { return !proof->answers.of("text", "released_at").empty(); });
    if (shown == (all | std::views::reverse).end()) return {};
    auto press = press_of(desk);
    const bool made = all.back()->created_at >= correction.changed_at;
    const auto before = text_of_files(publishing::kept_files(press, desk.of, **shown));
    const auto after = made ? text_of_files(publishing::kept_files(press, desk.of, *all.back())) : publishing::text_file(public_text_of(desk), {}).bytes;
    return section(cls("card"), attr("aria-labelledby", "changes"), h2(id("changes"), t("web.correction.changes")), p(cls("muted"), made ? t("web.correction.changes_of_files") : t("web.correction.changes_of_text")),
                   changed_text(t, paragraphs_of(before), paragraphs_of(after), 3));
}

Html task_list(CaseDesk& desk, const std::vector<std::string>& missing) {
    const auto& t = desk.page.t;
    Html items;
    const auto lacks = [&](std::string_view what) { return std::ranges::find(missing, what) != missing.end(); };
    for (const auto& task : tasks) {
        if (task.missing == "state") continue;
        // Proof and approvals that are there are of the files that are public.
        const bool of_files = task.missing == "public_files" || task.missing == "two_publishers";
        const bool open = lacks(task.missing) || (of_files && lacks("correction_files"));
        items << li(span(a(href(desk.link(task.page)), t(task.words))), open ? span(cls("tag tag--quiet"), t("web.publication.open")) : span(cls("tag tag--ok"), t("web.publication.done")));
    }
    return ul(cls("tasks"), items);
}

Html begun_view(CaseDesk& desk, const casework::Record& correction) {
    const auto& t = desk.page.t;
    const auto missing = missing_of(desk);
    Html content = together(h2(id("begun"), t("web.correction.begun")), p(cls("muted"), name_of_account(desk.page, correction.written_by), sign(", "), moment(t, correction.changed_at)),
                            answers_summary(t, {.form = casework::form_called("publication_correction"), .answers = correction.answers, .change = {}, .heading_level = 3}));
    if (desk.may(Permission::PreparePublication)) content << p(a(cls("btn btn--2"), href(desk.link("/publication/correction/edit")), t("web.correction.change")));
    content << h3(t("web.correction.tasks")) << task_list(desk, missing) << files_warning(desk);
    if (missing.empty() && desk.may(Permission::PublishSecond)) content << desk.page.post_form(desk.path("/publication/correction/publish"), p(cls("acts"), button(cls("btn"), type("submit"), t("web.correction.publish"))));
    else if (missing.empty()) content << p(t("web.correction.second_publishes"));
    return together(section(cls("card"), attr("aria-labelledby", "begun"), content), changes_card(desk, correction));
}

Html published_view(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html list;
    const auto address = publishing::address_of(desk.file());
    for (const auto& one : publishing::corrections_published(desk.file()))
        list << h3(t("web.review.version", {{"number", one.version}}), sign(", "), moment(t, one.at))
             << p(cls("muted"), t("web.correction.written_by"), sign(" "), name_of_account(desk.page, one.correction->written_by), sign(". "), t("web.correction.approved_by"), sign(" "), name_of_account(desk.page, one.first_by), sign("; "), name_of_account(desk.page, one.second_by))
             << answers_summary(t, {.form = casework::form_called("publication_correction"), .answers = one.correction->answers, .change = {}, .heading_level = 4});
    const Html versions = address ? Html{p(a(href(desk.page.link(collection::path_of(*address) + "/versions")), t("web.correction.public_versions")))} : Html{};
    return section(cls("card"), attr("aria-labelledby", "published"), h2(id("published"), t("web.correction.published")), list.empty() ? Html{p(cls("muted"), t("web.correction.none"))} : list, versions);
}

PageFrame correction_frame(CaseDesk& desk) {
    auto frame = desk.frame(std::string{desk.page.t("web.correction.title").text()});
    frame.breadcrumbs.push_back({Html{desk.page.t("web.publication.title")}, desk.link("/publication")});
    return frame;
}

Response show_correction(CaseDesk& desk, const Problems& problems, int status = 200) {
    const auto& t = desk.page.t;
    Html body = together(problems.summary(t), h1(t("web.correction.title")), p(t("web.correction.means")));
    if (const auto* correction = publishing::correction_begun(desk.file())) body << begun_view(desk, *correction);
    else if (desk.may(Permission::PreparePublication) && !desk.is_over()) body << p(a(cls("btn"), href(desk.link("/publication/correction/edit")), t("web.correction.begin")));
    body << published_view(desk);
    return desk.page.show(correction_frame(desk), div(cls("wrap measure"), body), status);
}

Response correction_page(SignedPage& page) {
    CaseDesk desk{page};
    if (!is_public(desk)) return Response::error(404);
    return show_correction(desk, {});
}

FormOnPage form_of(CaseDesk& desk) {
    std::optional<casework::Record> record;
    if (const auto* correction = publishing::correction_begun(desk.file())) record = *correction;
    return {.form = "publication_correction", .edit = desk.path("/publication/correction/edit"), .record = std::move(record), .title = std::string{desk.page.t("web.correction.title").text()},
            .above = [&desk]() -> Html { return p(desk.page.t("web.correction.form_means")); }, .done = [to = desk.path(below)](const std::string&) { return to; }};
}

using CorrectionAct = Response (*)(CaseDesk&, const FormOnPage&);
template <CorrectionAct act>
Response with_correction(SignedPage& page) {
    CaseDesk desk{page};
    if (!is_public(desk)) return Response::error(404);
    return act(desk, form_of(desk));
}

Response publish_correction(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    if (!is_public(desk) || !publishing::correction_begun(desk.file())) return Response::error(404);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    bool first = false;
    desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            first = true;
            return desk.path(below);
        });
    });
    if (!first) return page.go(desk.path(below));
    auto press = press_of(desk);
    const auto corrected = publishing::correct(press, desk.of, catalogued_of(desk), doer_of(page));
    if (corrected) {
        index_now(page);
        return page.go(desk.path(below));
    }
    Problems problems;
    for (const auto& missing : corrected.error().missing)
        for (const auto& task : tasks)
            if (task.missing == missing) problems.add("", page.t("web.case.step_missing", {{"what", std::string{page.t(task.words).text()}}}));
    if (!corrected.error().refusal.empty()) problems.add_text("", corrected.error().refusal);
    return show_correction(desk, problems, 422);
}

}  // namespace

void add_correction_pages(Routes& routes) {
    const std::string here = "/cases/{case}/publication/correction", edit = here + "/edit";
    const auto c2 = identity::DataClass::C2;
    const Guard opening{.permission = Permission::PreparePublication, .audit = AuditEvent::ReadDraft, .data_class = c2};
    const Guard writing{.permission = Permission::PreparePublication, .audit = AuditEvent::RecordChanged, .data_class = c2, .body_bytes = 1024 * 1024};
    add_signed_page(routes, here, {.permission = Permission::ReadDraft, .audit = AuditEvent::ReadDraft, .data_class = c2}, correction_page);
    add_signed_page(routes, edit, opening, with_correction<open_form>);
    add_form(routes, edit, writing, with_correction<save_form>);
    add_form(routes, edit + "/keep", writing, with_correction<keep_form>);
    add_form(routes, edit + "/forget", writing, with_correction<forget_form>);
    add_form(routes, here + "/publish", {.permission = Permission::PublishSecond, .audit = AuditEvent::PublicationStep, .data_class = c2}, publish_correction);
}

}  // namespace web
