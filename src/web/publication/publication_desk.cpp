#include "web/publication/publication_desk.h"

#include "identity/organisation.h"
#include "publishing/case_finder.h"
#include "web/publication/public_sheets.h"
#include "web/report/report_desk.h"

namespace web {

using identity::Permission;

namespace {

std::string publisher_name(CaseDesk& desk) {
    const auto owner = desk.desk.store.read([&](store::Snapshot& snapshot) { return identity::organisation(snapshot, identity::OrganisationId{desk.of.partnership}); });
    return owner ? owner->name : std::string{};
}

/// As the form publication_files keeps it.
std::string word_of(documents::PrintRefusal refusal) {
    using enum documents::PrintRefusal;
    switch (refusal) {
        case NoBrowser: return "pdf_no_browser";
        case Busy: return "pdf_busy";
        case TooLarge: return "pdf_too_large";
        case TooSlow: return "pdf_too_slow";
        case Stopped: return "pdf_stopped";
        case Failed: break;
    }
    return "pdf_failed";
}

}  // namespace

publishing::Press press_of(CaseDesk& desk) { return {desk.desk.store, desk.desk.ground, desk.desk.files, desk.page.services.reader}; }

publishing::PublicText public_text_of(CaseDesk& desk) {
    auto material = draft_material(desk);
    if (material.partnership.empty()) material.partnership = publisher_name(desk);
    const int year = static_cast<int>(std::chrono::year_month_day{casework::planned_day(desk.file()).value_or(today_of(desk.page))}.year());
    return publishing::public_text(desk.file(), publishing::report_of(desk.file(), material), {}, year);
}

publishing::Catalogued catalogued_of(CaseDesk& desk) { return publishing::catalogued(desk.file(), publisher_name(desk)); }

bool may_hide(const CaseDesk& desk) { return desk.may(Permission::PreparePublication) || desk.may(Permission::PublishFirst) || desk.may(Permission::PublishSecond); }
bool may_answer_hiding(const CaseDesk& desk) { return desk.may(Permission::PublishFirst) || desk.may(Permission::PublishSecond); }

MadeFiles make_public_files(CaseDesk& desk, const publishing::PublicText& text, const std::string& without_why) {
    return write_public_files(desk.file(), text, desk.page.services.printer, desk.page.services.reader, without_why);
}

MadeFiles write_public_files(const casework::CaseFile& file_of_case, const publishing::PublicText& text, documents::Printer* printer, const documents::Reader& reader, const std::string& without_why) {
    const publishing::PublicWords words;
    MadeFiles made;
    made.files.push_back(publishing::word_file(text, words));
    if (auto pdf = printer ? printer->print(public_print_job(text, words)) : std::unexpected{documents::PrintRefusal::NoBrowser}) made.files.push_back({"report.pdf", "application/pdf", *std::move(pdf)});
    else made.left_out.push_back({"report.pdf", word_of(pdf.error()), without_why});
    made.files.push_back(publishing::text_file(text, words));
    const auto approved = publishing::lines_of(text, words);
    const auto named = publishing::names_not_approved(file_of_case);
    made.proofs = publishing::read_back_all(approved, made.files, reader, [&reader](const publishing::PublicFile& of) { return publishing::hidden_content(of, reader); }, named);
    return made;
}

}  // namespace web
