#include "casework/case_store.h"
#include "casework/walk.h"
#include "publishing/brought_in.h"
#include "web/casework/document_view.h"
#include "web/casework/form_words.h"
#include "web/casework/paper_upload.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"
#include "web/report/report_desk.h"
#include "web/report/report_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Record;
using identity::Permission;
using publishing::BroughtIn;

namespace {

// ---- the file

Response ask_word(CaseDesk& desk, const Problems& problems) {
    auto& page = desk.page;
    const auto& t = page.t;
    const Html fields = together(file_field(page, problems, Html{t("web.word_in.hint")}), p(cls("acts"), button(cls("btn"), type("submit"), t("web.word_in.look"))));
    const Html body = div(cls("wrap measure"), problems.summary(t), h1(t("web.word_in.title")), p(t("web.word_in.how")), file_form(page, desk.path("/report/word"), fields));
    return page.show(draft_frame(desk, std::string{t("web.word_in.title").text()}), body, problems.any() ? 422 : 200);
}

Response word_page(SignedPage& page) {
    CaseDesk desk{page};
    return desk.is_over() ? Response::error(410) : ask_word(desk, {});
}

/// The original is kept first, so that what was understood of it can be held against it for ever.
Response take_word(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    Problems problems;
    const auto upload = take_upload(page, "paper");
    if (!upload) problems.add("paper", paper_words_of(page.t, "refused", upload.error()));
    else if (upload->paper.kind != documents::PaperKind::Word && upload->paper.kind != documents::PaperKind::OpenText) problems.add("paper", page.t("web.word_in.not_word"));
    if (problems.any()) return ask_word(desk, problems);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    auto& work = desk.desk;
    const auto id = base::PublicId::make(work.ground.random);
    const auto kept = casework::keep_paper(work.files, desk.of.seal, id, 1, upload->facts(std::string{page.t("web.word_in.document_title").text()}, page.me().name), upload->bytes);
    const auto to = work.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] {
            const casework::NewDocument made{.kind = "draft_report", .marking = "official_sensitive", .arrival = {"upload", today_of(page)}};
            return desk.path("/report/word/" + casework::add_document(transaction, work.files, work.ground, casework::case_at(transaction, desk.of.key), made, kept, doer_of(page)).id.to_string());
        });
    });
    return page.go(to);
}

// ---- what it says

struct Understood {
    casework::Document document;
    BroughtIn brought;
};

std::expected<Understood, Response> understood_of(CaseDesk& desk) {
    const auto id = base::PublicId::parse(desk.page.request.parameter("record"));
    std::optional<casework::Document> document;
    for (const auto& one : papers_seen(desk))
        if (id && one.id == *id && one.kind == "draft_report" && !one.withdrawn) document = one;
    if (!document) return std::unexpected{Response::error(404)};
    auto kind = documents::PaperKind::Text;
    (void)documents::parse_paper_kind(document->newest.facts.paper, kind);
    const auto read = text_of_paper(desk.page, kind, casework::paper_bytes(desk.desk.files, desk.of, *document, document->newest));
    if (!read) {
        Problems problems;
        problems.add("paper", paper_words_of(desk.page.t, "refused", read.error()));
        return std::unexpected{ask_word(desk, problems)};
    }
    return Understood{*std::move(document), publishing::bring_in(*read)};
}

/// The section of the draft into which this one would go unless somebody says otherwise: the first of its part, each but once.
std::vector<const Record*> usual_places(CaseDesk& desk, const BroughtIn& brought) {
    std::vector<const Record*> places, left = publishing::section_records(desk.file());
    for (const auto& section : brought.sections) {
        const auto found = std::ranges::find_if(left, [&](const Record* record) { return section.part != "part_other" && record->answers.of("section", "part") == section.part; });
        places.push_back(found == left.end() ? nullptr : *found);
        if (found != left.end()) left.erase(found);
    }
    return places;
}

Html where_to(CaseDesk& desk, const std::string& field, const Record* usual) {
    const auto& t = desk.page.t;
    govuk::Select select{.name = field, .label = {.content = t("web.word_in.where")}};
    for (const auto* record : publishing::section_records(desk.file())) {
        const Words& pattern = record->answers.of("section", "text").empty() ? t("web.word_in.fill") : t("web.word_in.replace");
        select.items.push_back({.content = together(pattern, sign(": "), section_heading_text(desk, *record)), .value = record->id.to_string(), .selected = record == usual});
    }
    select.items.push_back({.content = t("web.word_in.new_section"), .value = std::string{"new"}, .selected = usual == nullptr});
    select.items.push_back({.content = t("web.word_in.leave_out"), .value = std::string{"leave_out"}});
    return govuk::select(t, select);
}

Html first_lines(const std::string& text) {
    constexpr std::size_t shown = 400;
    std::size_t end = std::min(text.size(), shown);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return p(cls("muted wrap-any"), from_record(), text.substr(0, end), when(end < text.size(), [](Html& out) { out << sign("…"); }));
}

Html understood_html(CaseDesk& desk, const BroughtIn& brought) {
    const auto& t = desk.page.t;
    const auto places = usual_places(desk, brought);
    Html all;
    if (!brought.unmatched.empty())
        all << section(cls("card"), h2(t("web.word_in.unmatched")), p(t("web.word_in.unmatched_means", {{"count", static_cast<std::int64_t>(brought.unmatched.size())}})), first_lines(publishing::to_marked(brought.unmatched)), where_to(desk, "to.unmatched", nullptr));
    for (std::size_t i = 0; i < brought.sections.size(); ++i) {
        const auto& one = brought.sections[i];
        all << section(cls("card"), h2(from_record(), one.heading), p(option_words(t, one.part), sign(" · "), t("web.word_in.blocks", {{"count", static_cast<std::int64_t>(one.blocks)}})), first_lines(one.text), where_to(desk, "to." + std::to_string(i), places[i]));
    }
    if (!brought.findings.empty()) {
        Html items;
        for (const auto& finding : brought.findings) items << li(desk.page.t.number(finding.number), sign(". "), span(from_record(), finding.title));
        all << section(cls("card"), h2(t("web.draft.findings")), p(t("web.word_in.findings_mean")), ul(items));
    }
    return all;
}

Response preview_word(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    auto found = understood_of(desk);
    if (!found) return std::move(found.error());
    const auto& t = page.t;
    const auto id = found->document.id.to_string();
    const Html nothing = found->brought.sections.empty() ? Html{govuk::warning_text(t, {.content = t("web.word_in.no_sections")})} : Html{};
    const Html fields = together(understood_html(desk, found->brought), p(cls("acts"), button(cls("btn"), type("submit"), t("web.word_in.accept"))));
    const Html body = div(cls("wrap measure"), h1(t("web.word_in.preview")), p(t("web.word_in.preview_means"), sign(" "), a(href(desk.link("/documents/" + id)), t("web.word_in.original"))), nothing, page.post_form(desk.path("/report/word/" + id), fields));
    return page.show(draft_frame(desk, std::string{t("web.word_in.preview").text()}), body);
}

// ---- accepting it

class Accepting {
public:
    Accepting(CaseDesk& desk, store::Transaction& transaction, const casework::Doer& doer) : desk_{desk}, transaction_{transaction}, doer_{doer} {}

    void put(const std::string& to, const std::string& part, const std::string& heading, const std::string& text) {
        if (to == "leave_out" || text.empty()) return;
        for (const auto* record : publishing::section_records(desk_.file()))
            if (record->id.to_string() == to) return replace(*record, text);
        casework::Answers answers;
        answers.set({"section", 0, "part"}, part);
        answers.set({"section", 0, "title"}, heading.substr(0, casework::longest_line));
        answers.set({"section", 0, "state"}, "writing");
        answers.set({"section", 0, "text"}, text);
        casework::write_down(transaction_, desk_.desk.ground, desk_.of, {.form = "report_section", .answers = answers}, doer_);
    }
    void put(const publishing::BroughtFinding& finding) {
        const auto known = publishing::finding_records(desk_.file());
        const auto* old = finding.number >= 1 && static_cast<std::size_t>(finding.number) <= known.size() ? known[static_cast<std::size_t>(finding.number) - 1] : nullptr;
        auto answers = old ? old->answers : casework::Answers{};
        answers.set({"finding", 0, "title"}, finding.title.substr(0, casework::longest_line));
        answers.set({"finding", 0, "text"}, finding.text);
        if (!old) casework::write_down(transaction_, desk_.desk.ground, desk_.of, {.form = "finding", .answers = answers}, doer_);
        else if (answers != old->answers) (void)casework::write_anew(transaction_, desk_.desk.ground, desk_.of, *old, answers, doer_);
    }

private:
    void replace(const Record& record, const std::string& text) {
        auto answers = record.answers;
        answers.set({"section", 0, "text"}, text);
        if (answers.of("section", "state") != "ready") answers.set({"section", 0, "state"}, "writing");
        if (answers != record.answers) (void)casework::write_anew(transaction_, desk_.desk.ground, desk_.of, record, answers, doer_);
    }

    CaseDesk& desk_;
    store::Transaction& transaction_;
    const casework::Doer& doer_;
};

Response accept_word(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    auto found = understood_of(desk);
    if (!found) return std::move(found.error());
    const auto& brought = found->brought;
    return once_in_draft(desk, desk.path("/report"), [&](store::Transaction& transaction, const casework::Doer& doer) {
        Accepting accepting{desk, transaction, doer};
        accepting.put(page.typed("to.unmatched"), "part_other", std::string{page.t("web.word_in.unmatched").text()}, publishing::to_marked(brought.unmatched));
        for (std::size_t i = 0; i < brought.sections.size(); ++i) {
            const auto& one = brought.sections[i];
            accepting.put(page.typed("to." + std::to_string(i)), one.part, one.heading, one.text);
        }
        for (const auto& finding : brought.findings) accepting.put(finding);
    });
}

}  // namespace

void add_word_in_pages(Routes& routes) {
    const std::string below = "/cases/{case}/report/word";
    const auto c2 = identity::DataClass::C2;
    add_signed_page(routes, below, {.permission = Permission::WriteDraft, .audit = AuditEvent::ReadDraft, .data_class = c2}, word_page);
    add_upload(routes, below, {.permission = Permission::WriteDraft, .audit = AuditEvent::FileUploaded, .data_class = c2}, take_word);
    add_signed_page(routes, below + "/{record}", {.permission = Permission::WriteDraft, .audit = AuditEvent::ReadFile, .data_class = c2}, preview_word);
    add_form(routes, below + "/{record}", {.permission = Permission::WriteDraft, .audit = AuditEvent::RecordChanged, .data_class = c2}, accept_word);
}

}  // namespace web
