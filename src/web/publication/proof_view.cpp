#include "web/publication/proof_view.h"

#include <algorithm>

#include "web/casework/form_words.h"
#include "web/casework/print_view.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/moment.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Record;

namespace {

Html verdict(const Catalogue& t, bool good, Key yes, Key no) { return good ? Html{span(cls("tag tag--ok"), t(yes))} : Html{span(cls("tag tag--late"), t(no))}; }

/// Words that were kept a line each.
Html kept_lines(const std::string& lines) {
    Html items;
    for (std::size_t at = 0; at < lines.size();) {
        const auto end = std::min(lines.find('\n', at), lines.size());
        items << li(cls("wrap-any"), from_record(), lines.substr(at, end - at));
        at = end + 1;
    }
    return ul(items);
}

Html why_left_out(const Catalogue& t, const Record& proof, std::size_t turn) { return Html{option_words(t, proof.answers.of("left_out", "why", turn))}; }

Html files_table(const Catalogue& t, const Record& proof) {
    const auto& answers = proof.answers;
    std::vector<std::vector<govuk::Cell>> rows;
    for (std::size_t turn = 0; turn < answers.turns("file"); ++turn) {
        const auto of = [&](std::string_view field) { return answers.of("file", field, turn); };
        rows.push_back({{.content = Html{of("name")}}, {.content = Html{of("compared")}},
                        {.content = verdict(t, of("differing") == "0", "web.publication.same", "web.publication.differs")},
                        {.content = verdict(t, of("named").empty(), "web.publication_proof.names_nobody", "web.publication_proof.names_somebody")},
                        {.content = verdict(t, of("hidden").empty(), "web.publication_proof.hides_nothing", "web.publication_proof.hides_something")},
                        {.content = Html{code(cls("wrap-any"), of("sha256"))}}});
    }
    for (std::size_t turn = 0; turn < answers.turns("left_out"); ++turn)
        rows.push_back({{.content = Html{answers.of("left_out", "name", turn)}}, {.content = Html{std::string{"0"}}}, {.content = Html{span(cls("tag tag--late"), t("web.publication_proof.not_made"))}},
                        {.content = why_left_out(t, proof, turn)}, {}, {}});
    std::vector<govuk::Cell> head;
    for (const Key key : {Key{"web.publication.file"}, Key{"web.publication.compared"}, Key{"web.publication.result"}, Key{"web.publication_proof.names"}, Key{"web.publication_proof.hidden"}, Key{"web.publication.sum"}}) head.push_back({.content = t(key)});
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.publication_proof.table")), govuk::table({.head = std::move(head), .rows = std::move(rows), .first_cell_is_header = true}));
}

/// Files of which something was found, each with what, and what to do about it.
Html found_in_files(CaseDesk& desk, const Record& proof) {
    const auto& t = desk.page.t;
    const auto& answers = proof.answers;
    Html found;
    for (std::size_t turn = 0; turn < answers.turns("file"); ++turn) {
        const auto& name = answers.of("file", "name", turn);
        if (const auto& named = answers.of("file", "named", turn); !named.empty()) found << p(strong(t("web.publication_proof.named_in", {{"file", name}}))) << kept_lines(named);
        if (const auto& hidden = answers.of("file", "hidden", turn); !hidden.empty()) found << p(strong(t("web.publication_proof.hidden_in", {{"file", name}}))) << kept_lines(hidden);
    }
    if (found.empty()) return {};
    return together(found, p(t("web.publication_proof.found_what_to_do"), sign(" "), a(href(desk.link("/disclosure")), t("web.publication_proof.to_disclosure")), sign(" · "), a(href(desk.link("/approved_public")), t("web.publication_proof.to_approved_list"))));
}

Html proof_line(CaseDesk& desk, const Record& proof) {
    const auto& t = desk.page.t;
    return together(t("web.publication.made"), sign(" "), name_of_account(desk.page, proof.written_by), sign(", "), moment(t, proof.created_at));
}

Html whole_proof(CaseDesk& desk, const Record& proof) {
    const auto& t = desk.page.t;
    const auto& answers = proof.answers;
    Html content = p(t("web.publication.address"), sign(" "), strong(cls("wrap-any"), from_record(), answers.of("text", "address")));
    content << files_table(t, proof) << found_in_files(desk, proof);
    if (const auto& people = answers.of("text", "people"); !people.empty()) content << p(cls("muted"), t("web.publication_proof.looked_for", {{"people", people}, {"places", answers.of("text", "places")}}));
    content << p(cls("muted"), proof_line(desk, proof)) << p(cls("muted"), t("web.publication_proof.text_sum"), sign(" "), code(cls("wrap-any"), answers.of("text", "sha256")));
    return content;
}

Html earlier_proofs(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto all = desk.file().all("publication_files");
    if (all.size() < 2) return {};
    Html list;
    for (std::size_t i = all.size() - 1; i-- > 0;) list << h3(t("web.publication_proof.making", {{"number", std::to_string(i + 1)}})) << whole_proof(desk, *all[i]);
    return govuk::details({.summary = t("web.publication_proof.earlier_proofs"), .content = std::move(list)});
}

/// Why it is published without the PDF is asked only where the last attempt gave none, or none can be made here.
bool asks_without_pdf(CaseDesk& desk) {
    const auto* proof = desk.file().last("publication_files");
    return !can_make_pdf(desk.page) || (proof && proof->answers.turns("left_out") > 0);
}

Html make_form(CaseDesk& desk, const Problems& problems) {
    const auto& t = desk.page.t;
    if (!desk.may(identity::Permission::PreparePublication)) return {};
    Html fields;
    if (!can_make_pdf(desk.page)) fields << govuk::warning_text(t, {.content = t("web.publication_proof.no_browser")});
    if (asks_without_pdf(desk))
        fields << govuk::checkboxes(t, {.name = "without_pdf", .items = {{.value = "yes", .content = t("web.publication_proof.without_pdf"), .chosen = desk.page.typed("without_pdf") == "yes"}}})
               << govuk::textarea(t, {.name = "without_why", .label = {.content = t("web.publication_proof.without_why")}, .hint = govuk::Hint{.content = t("web.publication_proof.without_hint")}, .error = problems.at("without_why"),
                                      .value = desk.page.typed("without_why"), .rows = 2});
    const auto* proof = desk.file().last("publication_files");
    return desk.page.post_form(desk.path("/publication/files"), together(fields, p(cls("acts"), button(cls("btn"), type("submit"), proof ? t("web.publication_proof.make_files_again") : t("web.publication.make_files")))));
}

}  // namespace

Html publication_proof(CaseDesk& desk, const Problems& problems) {
    const auto& t = desk.page.t;
    const auto* proof = desk.file().last("publication_files");
    Html content = h2(id("proof"), t("web.publication.files"));
    content << p(t("web.publication_proof.proof_means"));
    if (!proof) content << p(cls("muted"), t("web.publication.no_files"));
    else content << files_warning(desk) << whole_proof(desk, *proof) << earlier_proofs(desk);
    content << p(a(href(desk.link("/publication/preview")), t("web.publication.preview"))) << make_form(desk, problems);
    return section(cls("card"), attr("aria-labelledby", "proof"), content);
}

Html files_warning(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto* proof = desk.file().last("publication_files");
    if (!proof) return {};
    Html warnings;
    for (std::size_t turn = 0; turn < proof->answers.turns("left_out"); ++turn) {
        const auto& name = proof->answers.of("left_out", "name", turn);
        const auto& agreed = proof->answers.of("left_out", "agreed_why", turn);
        if (agreed.empty()) warnings << govuk::warning_text(t, {.content = together(t("web.publication_proof.form_missing", {{"file", name}}), sign(" "), why_left_out(t, *proof, turn), sign(". "), t("web.publication_proof.form_missing_do"))});
        else warnings << govuk::inset_text({.content = together(p(t("web.publication_proof.published_without", {{"file", name}}), sign(" "), why_left_out(t, *proof, turn), sign(".")), p(from_record(), agreed))});
    }
    return warnings;
}

}  // namespace web
