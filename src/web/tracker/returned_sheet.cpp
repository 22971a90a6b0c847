#include "web/tracker/returned_sheet.h"

#include <algorithm>
#include <array>

#include "base/sha256.h"
#include "calendar/london.h"
#include "casework/form_workbook.h"
#include "learning/owner_sheet.h"
#include "web/casework/desk.h"
#include "web/casework/form_parts.h"
#include "web/casework/form_words.h"
#include "web/casework/import_sheet.h"
#include "web/casework/paper_upload.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using learning::OwnedAction;
using learning::OwnerColumn;
using learning::ReturnedProblem;
using learning::ReturnedProblemKind;
using learning::ReturnedRow;
using learning::ReturnedSheet;
using Fate = ReturnedRow::Fate;

namespace {

struct ColumnWords {
    Key head, hint;
};
constexpr std::array<ColumnWords, learning::owner_columns> column_words{{
    {"web.owner.column_id", "web.owner.hint_unseen"}, {"web.owner.column_seen", "web.owner.hint_unseen"}, {"web.owner.column_recommendation", "web.owner.hint_shown"}, {"web.owner.column_what", "web.owner.hint_shown"},
    {"web.owner.column_owner", "web.owner.hint_shown"}, {"web.owner.column_due", "web.owner.hint_shown"}, {"web.owner.column_now", "web.owner.hint_shown"}, {"web.owner.column_so_far", "web.owner.hint_shown"},
    {"web.owner.column_progress", "web.owner.hint_progress"}, {"web.owner.column_done_on", "web.owner.hint_done_on"}, {"web.owner.column_note", "web.owner.hint_note"}, {"web.owner.column_evidence", "web.owner.hint_evidence"},
    {"web.owner.column_blocked_by", "web.owner.hint_blocked_by"}}};

const Words& head_of(const Catalogue& t, OwnerColumn column) { return t(column_words[static_cast<std::size_t>(column)].head); }

learning::OwnerSheetWords sheet_words(const Catalogue& t) {
    const auto text = [](const Words& words) { return std::string{words.text()}; };
    learning::OwnerSheetWords made{.title = text(t("web.owner.sheet_title")), .sheet = text(t("web.owner.sheet_name")), .hints_sheet = text(t("web.import.hints_name")), .hint_head = text(t("web.import.hints_head")), .heads = {}, .hints = {}, .progress = {}};
    for (std::size_t i = 0; i < learning::owner_columns; ++i) made.heads[i] = text(t(column_words[i].head)), made.hints[i] = text(t(column_words[i].hint));
    for (std::size_t i = 0; i < learning::owner_progress.size(); ++i) made.progress[i] = text(option_words(t, learning::owner_progress[i]));
    return made;
}

/// By this a file is known as one of this desk. It opens nothing and keeps nobody out: whose a row is, its action says.
std::string sheet_code(const SheetDesk& desk) { return base::sha256_hex("owner-sheet/" + desk.scope).substr(0, 16); }

const Words& problem_of(const Catalogue& t, ReturnedProblemKind kind) {
    switch (kind) {
        case ReturnedProblemKind::RowAdded: return t("web.owner.row_added");
        case ReturnedProblemKind::NotOpen: return t("web.owner.not_open");
        case ReturnedProblemKind::Twice: return t("web.owner.twice");
        case ReturnedProblemKind::NoOption: return t("web.owner.no_option");
        case ReturnedProblemKind::NoDay: return t("web.owner.no_day");
        case ReturnedProblemKind::InFuture: return t("web.owner.in_future");
        case ReturnedProblemKind::TooLong: return t("web.owner.too_long");
        case ReturnedProblemKind::DayMissing: return t("web.owner.day_missing");
        case ReturnedProblemKind::DayWithoutDone: return t("web.owner.day_without_done");
        case ReturnedProblemKind::EvidenceMissing: return t("web.owner.evidence_missing");
        case ReturnedProblemKind::ReasonMissing: return t("web.owner.reason_missing");
        case ReturnedProblemKind::ReasonWithoutBlocked: break;
    }
    return t("web.owner.reason_without_blocked");
}

std::vector<OwnedAction> open_now(const SignedPage& page, const SheetDesk& desk) { return page.store().read(desk.actions); }

ReturnedSheet read_now(const SignedPage& page, const casework::SheetTable& table, const std::vector<OwnedAction>& actions) {
    const std::array both{sheet_words(page.t), sheet_words(page.services.messages.in(page.language == Language::Welsh ? Language::English : Language::Welsh))};
    return learning::read_returned_sheet(table, actions, both, today_of(page));
}

// ---- what is shown of it

std::string progress_text(const Catalogue& t, const std::string& progress) { return std::string{option_words(t, progress.empty() ? std::string_view{"not_begun"} : std::string_view{progress}).text()}; }

Html change_item(const Words& name, const Html& to, const Html& before = {}) {
    return li(strong(name), sign(": "), to, when(!before.empty(), [&](Html& out) { out << sign(" ") << small(sign("("), before, sign(")")); }));
}

/// Field by field what will be known, with what is known now.
Html changes_of(const Catalogue& t, const ReturnedRow& row) {
    const auto& before = row.action->newest().answers;
    const auto was = [&](const std::string& words) -> Html { return words.empty() ? Html{} : Html{together(t("web.owner.before"), sign(": "), span(from_record(), words))}; };
    Html items;
    if (const auto &now = row.said.of("tracked", "progress"), &then = before.of("tracked", "progress"); now != then)
        items << change_item(head_of(t, OwnerColumn::Progress), span(progress_text(t, now)), together(t("web.owner.before"), sign(": "), span(progress_text(t, then))));
    if (const auto on = row.said.day({"tracked", 0, "done_on"}); on && on != before.day({"tracked", 0, "done_on"})) items << change_item(head_of(t, OwnerColumn::DoneOn), day(t, *on));
    if (const auto &now = row.said.of("tracked", "note"), &then = before.of("tracked", "note"); now != then) items << change_item(head_of(t, OwnerColumn::Note), span(from_record(), now), was(then));
    if (!row.evidence.empty()) items << change_item(head_of(t, OwnerColumn::Evidence), span(from_record(), row.evidence));
    if (const auto &now = row.said.of("tracked", "blocked_by"), &then = before.of("tracked", "blocked_by"); now != then && !now.empty()) items << change_item(head_of(t, OwnerColumn::BlockedBy), span(from_record(), now), was(then));
    return items.empty() ? Html{} : Html{ul(cls("lacks"), items)};
}

/// "K5, Evidence: ...".
Html problem_item(const Catalogue& t, const ReturnedSheet& sheet, const ReturnedRow& row, OwnerColumn column, const Words& what, const std::string& found) {
    return li(strong(documents::cell_name(row.number, std::max(sheet.at[static_cast<std::size_t>(column)], 1)), sign(", "), head_of(t, column)), sign(": "), what, when(!found.empty(), [&](Html& out) { out << sign(" (") << span(from_record(), found) << sign(")"); }));
}

std::string tick_of(const ReturnedRow& row) { return "over-" + row.action->action; }
std::string known_field(const ReturnedRow& row) { return "known-" + row.action->action; }

/// What somebody wrote since the file was made, and the tick that takes the row over it.
Html written_since(const SignedPage& page, const ReturnedRow& row) {
    const auto& t = page.t;
    const auto& newest = row.action->newest();
    Html items = change_item(head_of(t, OwnerColumn::Now), span(progress_text(t, newest.answers.of("tracked", "progress"))));
    if (const auto& note = newest.answers.of("tracked", "note"); !note.empty()) items << change_item(t("web.owner.column_so_far"), span(from_record(), note));
    govuk::Choices tick{.name = tick_of(row), .id_prefix = tick_of(row), .items = {}};
    tick.items.push_back({.value = "yes", .content = together(t("web.owner.take_over_it"), span(cls("sr"), from_record(), sign(": "), row.action->said("what"))), .chosen = page.typed(tick_of(row)) == "yes"});
    return together(p(t("web.owner.stale_since", {{"day", day_words(t, calendar::day_in_london(newest.written_at))}})), ul(cls("lacks"), items), govuk::checkboxes(t, tick),
                    tag::input(type("hidden"), name(known_field(row)), value(newest.id.to_string())));
}

Html fate_of(const SignedPage& page, const ReturnedSheet& sheet, const ReturnedRow& row, bool taken) {
    const auto& t = page.t;
    Html more;
    for (const auto column : row.overwritten) more << problem_item(t, sheet, row, column, t("web.owner.overwritten"), row.of(column));
    const Html below = more.empty() ? Html{} : Html{ul(cls("lacks"), more)};
    if (taken) return together(span(cls("tag tag--ok"), t("web.owner.taken")), below);
    switch (row.fate()) {
        case Fate::Good: return together(span(cls("tag tag--ok"), t("web.owner.will_be_taken")), below);
        case Fate::Nothing: return together(span(cls("tag"), t("web.owner.nothing_new")), below);
        case Fate::Stale: return together(span(cls("tag tag--soon"), t("web.owner.stale")), written_since(page, row), below);
        case Fate::Wrong: break;
    }
    Html items;
    for (const auto& problem : row.problems) items << problem_item(t, sheet, row, problem.column, problem_of(t, problem.kind), problem.found);
    return together(span(cls("tag tag--late"), t("web.owner.wrong")), ul(cls("lacks"), items), below);
}

Html rows_table(const SignedPage& page, const ReturnedSheet& sheet, const std::vector<int>& taken) {
    const auto& t = page.t;
    const auto cell = [&](Key label, const Html& content) -> Html { return td(role("cell"), attr("data-l", t(label).text()), content); };
    Html rows;
    for (const auto& row : sheet.rows) {
        const bool was_taken = std::ranges::find(taken, row.number) != taken.end();
        const auto& what = row.action ? row.action->said("what") : row.of(OwnerColumn::What);
        const Html changes = row.action && row.fate() != Fate::Wrong ? changes_of(t, row) : Html{};
        rows << tr(role("row"), th(scope("row"), role("rowheader"), t("web.owner.row_number", {{"number", std::to_string(row.number)}})), cell("web.owner.column_what", what.empty() ? Html{t("web.owner.no_action")} : Html{span(cls("wrap-any"), from_record(), what)}),
                   cell("web.owner.changes", changes.empty() ? Html{t("web.owner.no_change")} : changes), cell("web.import.what_becomes", fate_of(page, sheet, row, was_taken)));
    }
    Html columns;
    for (const Key key : {Key{"web.owner.row"}, Key{"web.owner.column_what"}, Key{"web.owner.changes"}, Key{"web.import.what_becomes"}}) columns << th(scope("col"), role("columnheader"), t(key));
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.owner.rows")), table(cls("tbl stack"), role("table"), caption(cls("sr"), t("web.owner.rows")), thead(role("rowgroup"), tr(role("row"), columns)), tbody(role("rowgroup"), rows)));
}

Html left_out_card(const Catalogue& t, const ReturnedSheet& sheet) {
    if (sheet.left_out.empty()) return {};
    Html items;
    for (const auto* one : sheet.left_out) items << li(from_record(), one->said("what"));
    return section(cls("card"), attr("aria-labelledby", "left-out"), h2(id("left-out"), t("web.owner.left_out")), p(t("web.owner.left_out_means")), ul(items));
}

/// `taken`: rows that were taken over just now; nothing while they are only looked at.
Response show_sheet(SignedPage& page, const SheetDesk& desk, const SheetSent& sent, const std::vector<OwnedAction>& actions, const ReturnedSheet& sheet, const std::optional<std::vector<int>>& taken) {
    const auto& t = page.t;
    const auto count = [&](Fate fate) { return static_cast<std::int64_t>(std::ranges::count_if(sheet.rows, [&](const ReturnedRow& row) { return row.fate() == fate; })); };
    const auto good = count(Fate::Good), stale = count(Fate::Stale), wrong = count(Fate::Wrong);
    const bool more = stale > 0 || (!taken && good > 0);  // Once taken over, what was good is.
    const auto& title = taken ? t("web.owner.taken_title") : t("web.owner.look_title");
    Html counts;
    if (taken) counts << (taken->empty() ? t("web.owner.none_taken") : t("web.owner.count_taken", {{"count", static_cast<std::int64_t>(taken->size())}}));
    else if (good > 0) counts << t("web.owner.count_good", {{"count", good}});
    else if (stale == 0 && wrong == 0) counts << t("web.owner.all_nothing_new");
    if (stale > 0) counts << sign(" ") << t("web.owner.count_stale", {{"count", stale}});
    if (wrong > 0) counts << sign(" ") << t("web.owner.count_wrong", {{"count", wrong}});
    const Html fields = together(tag::input(type("hidden"), name("table"), value(carried(sent))), rows_table(page, sheet, taken.value_or(std::vector<int>{})), more ? Html{p(cls("acts"), button(cls("btn"), type("submit"), t("web.owner.take_over")), sign(" "), a(href(page.link(desk.back)), t("web.owner.back")))} : Html{p(cls("acts"), a(href(page.link(desk.back)), t("web.owner.back")))});
    auto frame = desk.frame(std::string{title.text()});
    frame.width = Width::Wide;
    return page.show(std::move(frame), div(cls("wrap wide"), h1(title), p(role("status"), counts), taken ? Html{} : Html{p(t("web.owner.look_means"))}, section(cls("card"), page.post_form(desk.path + "/take", fields)), left_out_card(t, sheet),
                     wrong > 0 ? sheet_card(page, desk, actions.size(), {}) : Html{}));
}

/// A table that this desk gave out, or words for whoever sent something else.
std::expected<SheetSent, std::string> sheet_from(const SignedPage& page, const SheetDesk& desk, const Upload& upload) {
    using enum documents::PaperKind;
    const auto& t = page.t;
    const auto refuse = [](const Words& words) { return std::unexpected{std::string{words.text()}}; };
    if (upload.paper.kind == OldExcel || upload.paper.kind == OpenSheet) return refuse(t("web.owner.other_format"));
    const auto form = casework::property_of(upload.paper, casework::form_property), code = casework::property_of(upload.paper, casework::code_property);
    if (upload.paper.kind == Excel && (form.empty() || form != learning::owner_sheet_form)) return refuse(t("web.owner.other_file"));
    if (!code.empty() && code != sheet_code(desk)) return refuse(t("web.owner.other_desk"));
    auto table = sheet_in(upload.paper);
    if (!table) return refuse(table.error() == SheetRefusal::TooMuch ? t("web.owner.too_much") : t("web.owner.other_file"));
    return SheetSent{{}, *std::move(table)};
}

/// Which columns a file lacks, in one sentence.
std::string missing_columns(const Catalogue& t, const ReturnedSheet& sheet) {
    std::string names;
    for (const auto column : sheet.columns_missing) names += (names.empty() ? "" : ", ") + std::string{head_of(t, column).text()};
    return std::string{t("web.owner.columns_missing", {{"columns", names}}).text()};
}

Response refuse_sheet(SignedPage& page, const SheetDesk& desk, std::string words) {
    Problems problems;
    problems.add_text("paper", std::move(words));
    return ask_for_sheet(page, desk, problems, 422);
}

}  // namespace

Html progress_tag(const Catalogue& t, const OwnedAction& one, base::Day today) {
    Html tags;
    if (one.is_overdue(today)) tags << span(cls("tag tag--late"), t("web.tracker.overdue")) << sign(" ");
    return together(tags, span(cls(one.is_done() ? "tag tag--ok" : one.is_blocked() ? "tag tag--soon" : "tag"), progress_text(t, one.said("progress"))));
}

Response give_sheet(SignedPage& page, const SheetDesk& desk) {
    const auto actions = open_now(page, desk);
    auto response = Response::bytes("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", documents::to_xlsx(learning::owner_sheet(actions, sheet_words(page.t), sheet_code(desk))));
    response.headers.set("Content-Disposition", "attachment; filename=\"actions.xlsx\"");
    return response;
}

Html sheet_card(SignedPage& page, const SheetDesk& desk, std::size_t open, const Problems& problems) {
    const auto& t = page.t;
    if (open == 0) return {};
    return section(cls("card"), attr("aria-labelledby", "by-sheet"), h2(id("by-sheet"), t("web.owner.by_sheet")), p(t("web.owner.by_sheet_means")),
                   ul(cls("acts acts--list"), li(a(href(page.link(desk.path + ".xlsx")), t("web.owner.download", {{"count", static_cast<std::int64_t>(open)}})))),
                   file_form(page, desk.path, together(govuk::file_upload(t, {.name = "paper", .label = {.content = t("web.owner.choose"), .classes = "govuk-label--s"}, .hint = govuk::Hint{.content = t("web.owner.choose_hint")}, .error = problems.at("paper")}), p(cls("acts"), button(cls("btn"), type("submit"), t("web.owner.look"))))));
}

Response ask_for_sheet(SignedPage& page, const SheetDesk& desk, const Problems& problems, int status) {
    const auto& t = page.t;
    const auto open = open_now(page, desk).size();
    auto frame = desk.frame(form_page_title(t, t("web.owner.by_sheet").text(), problems.any()));
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t("web.owner.sheet_title")), open == 0 ? Html{section(cls("card"), p(t("web.owner.nothing_open")))} : sheet_card(page, desk, open, problems), p(a(href(page.link(desk.back)), t("web.owner.back")))), status);
}

Response look_at_sheet(SignedPage& page, const SheetDesk& desk) {
    const auto upload = take_upload(page, "paper");
    if (!upload) {
        auto refused = desk.doer;
        page.store().write([&](store::Transaction& transaction) {
            audit::record(transaction, {.at = refused.at, .who = refused.who, .role = refused.role, .object = upload.error(), .kind = audit::Kind::FileRefused, .address = refused.address, .request = refused.request});
        });
        return refuse_sheet(page, desk, std::string{paper_words_of(page.t, "refused", upload.error()).text()});
    }
    const auto sent = sheet_from(page, desk, *upload);
    if (!sent) return refuse_sheet(page, desk, sent.error());
    const auto actions = open_now(page, desk);
    const auto sheet = read_now(page, sent->table, actions);
    if (std::ranges::find(sheet.columns_missing, OwnerColumn::Id) != sheet.columns_missing.end()) return refuse_sheet(page, desk, std::string{page.t("web.owner.other_file").text()});
    if (!sheet.columns_missing.empty()) return refuse_sheet(page, desk, missing_columns(page.t, sheet));
    return show_sheet(page, desk, *sent, actions, sheet, std::nullopt);
}

Response take_sheet(SignedPage& page, const SheetDesk& desk) {
    const auto sent = carried_back(page.typed_whole("table"));
    if (!sent) return Response::error(400);
    std::vector<OwnedAction> actions;
    ReturnedSheet sheet;
    const auto taken = desk_of(page).store.write([&](store::Transaction& transaction) {
        actions = desk.actions(transaction), sheet = read_now(page, sent->table, actions);
        std::vector<int> numbers;
        for (const auto& row : sheet.rows) {
            const bool agreed = row.fate() == Fate::Stale && page.typed(tick_of(row)) == "yes" && page.typed(known_field(row)) == row.action->newest().id.to_string();
            if (row.fate() != Fate::Good && !agreed) continue;
            learning::update_action(transaction, desk_of(page).ground, *row.action, row.said, row.evidence, desk.doer);
            numbers.push_back(row.number);
        }
        return numbers;
    });
    // What was taken is shown as it was before, with what it changed; what was not, against what is known now.
    for (auto& row : sheet.rows)
        if (std::ranges::find(taken, row.number) != taken.end()) row.is_stale = false;
    return show_sheet(page, desk, *sent, actions, sheet, taken);
}

}  // namespace web
