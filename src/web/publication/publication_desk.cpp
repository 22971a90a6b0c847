#include "web/publication/publication_desk.h"

#include "identity/organisation.h"
#include "web/casework/form_words.h"
#include "web/publication/public_sheets.h"

namespace web {

using identity::Permission;

namespace {

std::string publisher_name(CaseDesk& desk) {
    const auto owner = desk.desk.store.read([&](store::Snapshot& snapshot) { return identity::organisation(snapshot, identity::OrganisationId{desk.of.partnership}); });
    return owner ? owner->name : std::string{};
}

/// What a public file carries and does not show. Cairn writes the file itself; what the reader of documents can tell is asked here alone.
std::vector<std::string> hidden_in_public_file(const publishing::PublicFile&) { return {}; }

}  // namespace

publishing::Press press_of(CaseDesk& desk) { return {desk.desk.store, desk.desk.ground, desk.desk.files, desk.page.services.reader}; }

publishing::PublicText public_text_of(CaseDesk& desk) {
    const auto& english = desk.page.services.messages.in(html::Language::English);
    publishing::ReportMaterial material;
    for (const auto& part : publishing::report_template()) material.part_titles[part.part] = std::string{option_words(english, part.part).text()};
    material.part_titles["part_other"] = std::string{option_words(english, "part_other").text()};
    material.partnership = publisher_name(desk);
    const int year = static_cast<int>(std::chrono::year_month_day{casework::planned_day(desk.file()).value_or(today_of(desk.page))}.year());
    return publishing::public_text(desk.file(), publishing::report_of(desk.file(), material), {}, year);
}

publishing::Catalogued catalogued_of(CaseDesk& desk) { return publishing::catalogued(desk.file(), publisher_name(desk)); }

bool may_hide(const CaseDesk& desk) { return desk.may(Permission::PreparePublication) || desk.may(Permission::PublishFirst) || desk.may(Permission::PublishSecond); }
bool may_answer_hiding(const CaseDesk& desk) { return desk.may(Permission::PublishFirst) || desk.may(Permission::PublishSecond); }

MadeFiles make_public_files(CaseDesk& desk, const publishing::PublicText& text) {
    const publishing::PublicWords words;
    MadeFiles made;
    made.files.push_back(publishing::word_file(text, words));
    if (auto* printer = desk.page.services.printer; printer && printer->can_print())
        if (auto pdf = printer->print(public_print_job(text, words))) made.files.push_back({"report.pdf", "application/pdf", *std::move(pdf)});
    made.files.push_back(publishing::text_file(text, words));
    const auto approved = publishing::lines_of(text, words);
    for (const auto& file : made.files) made.proofs.push_back(publishing::read_back(approved, file, desk.page.services.reader, hidden_in_public_file));
    return made;
}

}  // namespace web
