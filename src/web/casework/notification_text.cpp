#include "casework/national_form.h"
#include "web/casework/desk.h"
#include "web/casework/letter_pages.h"
#include "web/casework/print_view.h"
#include "web/casework/sheet_view.h"
#include "web/casework/written_view.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::ListedQuestion;
using casework::Record;
using documents::word::WrittenDocument;
using documents::word::WrittenHeading;
using documents::word::WrittenParagraph;

namespace {

std::optional<Record> sheet_of(CaseDesk& desk) {
    const auto id = base::PublicId::parse(desk.page.request.parameter("record"));
    if (!id) return std::nullopt;
    auto found = desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::find_record(snapshot, desk.desk.ground, desk.of, *id); });
    return found && found->form == "notification" ? found : std::nullopt;
}

/// "9. Forename: Rowan"; what the list does not number begins with a dash.
std::string line_of(const Catalogue& t, const casework::Form& form, const casework::Answers& answers, const ListedQuestion& question) {
    const auto words = answer_text(t, *question.field, answers, question.place());
    const std::string number = question.number == 0 ? "-" : std::to_string(question.number) + ".";
    return number + " " + std::string{field_label(t, form, *question.section, *question.field).text()} + ": " + (words.empty() ? std::string{t("web.letter.not_answered").text()} : words);
}

/// First that it is a worksheet and that nothing has been sent; then every question in the order of the national list.
WrittenDocument sheet_document(CaseDesk& desk, const Record& record) {
    const auto& t = desk.page.t;
    const auto& form = casework::form_called("notification");
    WrittenDocument document{.title = std::string{t("web.letter.worksheet", {{"reference", desk.of.reference}}).text()}, .language = document_language(t)};
    document.parts.emplace_back(WrittenParagraph{std::string{t("web.letter.worksheet_how").text()}});
    const casework::Section* before = nullptr;
    std::size_t turn = 0;
    for (const auto& question : casework::in_order_of_the_list(form, record.answers)) {
        if (question.section->most > 1 && (question.section != before || question.turn != turn))
            document.parts.emplace_back(WrittenHeading{1, std::string{turn_title(t, form, *question.section, question.turn, record.answers.turns(question.section->key)).text()}});
        else if (question.section->most == 1 && before && before->most > 1)
            document.parts.emplace_back(WrittenHeading{1, std::string{section_title(t, form, *question.section).text()}});
        before = question.section, turn = question.turn;
        document.parts.emplace_back(WrittenParagraph{line_of(t, form, record.answers, question)});
    }
    return document;
}

Response sheet_as_text(SignedPage& page) {
    CaseDesk desk{page};
    const auto record = sheet_of(desk);
    if (!record) return Response::error(404);
    auto response = Response::bytes("text/plain; charset=utf-8", written_text(sheet_document(desk, *record)));
    response.headers.set("Content-Disposition", "attachment; filename=\"" + desk.of.reference + "-notification.txt\"");
    return response;
}

Response sheet_to_print(SignedPage& page) {
    CaseDesk desk{page};
    const auto record = sheet_of(desk);
    if (!record) return Response::error(404);
    const auto document = sheet_document(desk, *record);
    const auto below = "/notification/" + record->id.to_string();
    const Html body = div(cls("wrap measure"), h1(from_record(), document.title),
                          p(cls("acts no-print"), a(cls("btn btn--2"), href(desk.link(below + "/text")), page.t("web.letter.as_text")), sign(" "),
                            when(can_make_pdf(page), [&](Html& out) { out << a(cls("btn btn--2"), href(desk.link("/notification.pdf")), page.t("web.print.pdf")) << sign(" "); }), a(href(desk.link(below)), page.t("web.letter.back_to_sheet"))),
                          written_html(document));
    return page.show(desk.frame(document.title), body);
}

/// The worksheet as it stands now: of several the last.
Response sheet_as_pdf(SignedPage& page) {
    CaseDesk desk{page};
    const auto* record = desk.file().last("notification");
    if (!record) return Response::error(404);
    if (!can_make_pdf(page)) return page.go(desk.path("/notification/" + record->id.to_string() + "/print"));
    const auto document = sheet_document(desk, *record);
    return pdf_answer(desk, {document.title, together(h1(from_record(), document.title), written_html(document))}, mark_copy(desk), desk.of.reference + "-notification.pdf", {});
}

}  // namespace

void add_notification_text(Routes& routes) {
    const Guard taken{.permission = identity::Permission::ReadNotification, .audit = AuditEvent::Exported, .data_class = identity::DataClass::C2, .rate = RateClass::Downloads};
    const Guard read{.permission = identity::Permission::ReadNotification, .audit = AuditEvent::ReadNotification, .data_class = identity::DataClass::C2};
    add_signed_page(routes, "/cases/{case}/notification/{record}/text", taken, sheet_as_text);
    add_signed_page(routes, "/cases/{case}/notification/{record}/print", read, sheet_to_print);
    add_signed_page(routes, "/cases/{case}/notification.pdf", taken, sheet_as_pdf);
}

}  // namespace web
