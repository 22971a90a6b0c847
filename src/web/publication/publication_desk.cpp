#include "web/publication/publication_desk.h"

#include "identity/organisation.h"
#include "web/publication/public_sheets.h"
#include "web/report/report_desk.h"

namespace web {

using identity::Permission;

namespace {

std::string publisher_name(CaseDesk& desk) {
    const auto owner = desk.desk.store.read([&](store::Snapshot& snapshot) { return identity::organisation(snapshot, identity::OrganisationId{desk.of.partnership}); });
    return owner ? owner->name : std::string{};
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

MadeFiles make_public_files(CaseDesk& desk, const publishing::PublicText& text) { return write_public_files(text, desk.page.services.printer, desk.page.services.reader); }

MadeFiles write_public_files(const publishing::PublicText& text, documents::Printer* printer, const documents::Reader& reader) {
    const publishing::PublicWords words;
    MadeFiles made;
    made.files.push_back(publishing::word_file(text, words));
    if (printer && printer->can_print())
        if (auto pdf = printer->print(public_print_job(text, words))) made.files.push_back({"report.pdf", "application/pdf", *std::move(pdf)});
    made.files.push_back(publishing::text_file(text, words));
    const auto approved = publishing::lines_of(text, words);
    for (const auto& file : made.files)
        made.proofs.push_back(publishing::read_back(approved, file, reader, [&reader](const publishing::PublicFile& of) { return publishing::hidden_content(of, reader); }));
    return made;
}

}  // namespace web
