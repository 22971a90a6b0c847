#include <algorithm>
#include <array>

#include "base/csv.h"
#include "identity/authorize.h"
#include "web/casework/form_words.h"
#include "web/html/components/fields.h"
#include "web/html/tags.h"
#include "web/pages/listing.h"
#include "web/review/reviewer_desk.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::RegisteredReviewer;
using casework::ReviewersWanted;
using identity::Permission;

namespace {

constexpr std::array<ReviewerField, 6> fields_of_reviewer{{{"name", "web.reviewers.name", &RegisteredReviewer::name}, {"organisation", "web.reviewers.organisation", &RegisteredReviewer::organisation},
    {"experience", "web.reviewers.experience", &RegisteredReviewer::experience}, {"methods", "web.reviewers.methods", &RegisteredReviewer::methods}, {"availability", "web.reviewers.availability", &RegisteredReviewer::availability},
    {"conflicts", "web.reviewers.conflicts", &RegisteredReviewer::conflicts}}};

}  // namespace

std::span<const ReviewerField> reviewer_fields() { return fields_of_reviewer; }

std::vector<std::int64_t> partnerships_of(const SignedPage& page, Permission permission) {
    std::vector<std::int64_t> list;
    for (const auto one : identity::partnerships_with(page.context.actor, permission).partnerships) list.push_back(one.value());
    return list;
}

namespace {

ReviewersWanted reviewers_wanted(const SignedPage& page) {
    ReviewersWanted wanted;
    wanted.partnerships = partnerships_of(page, Permission::ReadFigures), wanted.words = page.asked("q"), wanted.with_removed = page.asked("removed") == "yes";
    if (page.asked("sort") == "appointments") wanted.sort = ReviewersWanted::Sort::Appointments;
    wanted.page = page.page_number();
    return wanted;
}

casework::ReviewerList list_of_reviewers(const SignedPage& page, const ReviewersWanted& wanted) {
    return page.store().read([&](store::Snapshot& snapshot) { return casework::registered_reviewers(snapshot, wanted); });
}

Html reviewer_filters(const SignedPage& page) {
    const auto& t = page.t;
    govuk::Select sort{.name = "sort", .label = {.content = t("web.reviewers.sort")}};
    sort.items.push_back({.content = t("web.reviewers.sort_name"), .value = std::string{"name"}});
    sort.items.push_back({.content = t("web.reviewers.sort_appointments"), .value = std::string{"appointments"}, .selected = page.asked("sort") == "appointments"});
    govuk::Select removed{.name = "removed", .label = {.content = t("web.reviewers.with_removed")}};
    removed.items.push_back({.content = option_words(t, "no"), .value = std::string{"no"}});
    removed.items.push_back({.content = option_words(t, "yes"), .value = std::string{"yes"}, .selected = page.asked("removed") == "yes"});
    return form(cls("card filter-form no-print"), action(page.link("/reviewers")), attr("method", "get"), role("search"), govuk::input(t, {.name = "q", .label = {.content = t("web.reviewers.words")}, .value = page.asked("q"), .autocomplete = "off"}),
                govuk::select(t, sort), govuk::select(t, removed), button(cls("btn"), type("submit"), t("web.reviewers.show")));
}

Html reviewer_row(const SignedPage& page, const RegisteredReviewer& one, bool may_change) {
    const auto& t = page.t;
    Html standing;
    if (one.removed) standing << span(cls("tag tag--quiet"), t("web.reviewers.removed")) << sign(" ") << span(from_record(), one.removed_why);
    else if (may_change) standing << a(href(page.link("/reviewers/" + one.id.to_string() + "/remove")), t("web.reviewers.remove"), span(cls("sr"), from_record(), sign(": "), one.name));
    return tr(th(scope("row"), a(href(page.link("/reviewers/" + one.id.to_string())), span(from_record(), one.name)), small(from_record(), one.organisation)), td(cls("wrap-any"), from_record(), one.experience), td(from_record(), one.methods), td(from_record(), one.availability),
              td(cls("wrap-any"), from_record(), one.conflicts), td(t.number(one.appointments)), td(standing));
}

Response reviewers_page(SignedPage& page) {
    const auto& t = page.t;
    const auto wanted = reviewers_wanted(page);
    const auto list = list_of_reviewers(page, wanted);
    const bool may_change = !partnerships_of(page, Permission::ManageTemplates).empty();
    const auto query = page.path_and_query().find('?') == std::string::npos ? std::string{} : page.path_and_query().substr(page.path_and_query().find('?'));
    Html rows;
    for (const auto& one : list.reviewers) rows << reviewer_row(page, one, may_change);
    const Html results = rows.empty() ? Html{section(cls("card"), p(t("web.reviewers.none")))}
                                      : Html{section(cls("card"), review_table(t, "web.reviewers.title", {"web.reviewers.name", "web.reviewers.experience", "web.reviewers.methods", "web.reviewers.availability", "web.reviewers.conflicts", "web.reviewers.appointments", "web.hub.state"}, rows),
                                                     p(cls("acts"), a(href(page.link("/reviewers.csv" + query)), t("web.reviewers.csv"))), turn_pages(page, list.total, wanted.size))};
    const Html body = div(cls("wrap"), div(cls("row between"), h1(t("web.reviewers.title")), when(may_change, [&](Html& out) { out << a(cls("btn"), href(page.link("/reviewers/new")), t("web.reviewers.add")); })),
                          p(t("web.reviewers.mean")), reviewer_filters(page), p(role("status"), t("web.reviewers.count", {{"count", list.total}})), results);
    return page.show(page.frame(std::string{t("web.reviewers.title").text()}), body);
}

Response reviewers_csv(SignedPage& page) {
    auto wanted = reviewers_wanted(page);
    wanted.size = 0;
    std::string out = "name,organisation,experience,methods,availability,conflicts,appointments,removed\r\n";
    for (const auto& one : list_of_reviewers(page, wanted).reviewers) {
        for (const auto& field : reviewer_fields()) out += base::csv_cell(one.*field.part) + ",";
        out += std::to_string(one.appointments) + "," + base::csv_cell(one.removed_why) + "\r\n";
    }
    auto response = Response::bytes("text/csv; charset=utf-8", std::move(out));
    response.headers.set("Content-Disposition", "attachment; filename=\"reviewers.csv\"");
    return response;
}

}  // namespace

PageFrame reviewers_frame(const SignedPage& page, Key title) {
    auto frame = page.frame(std::string{page.t(title).text()});
    frame.breadcrumbs.push_back({Html{page.t("web.reviewers.title")}, page.link("/reviewers")});
    return frame;
}

Html reviewer_boxes(const SignedPage& page, const RegisteredReviewer& one, const Problems& problems) {
    const auto& t = page.t;
    Html fields;
    for (const auto& field : reviewer_fields()) {
        if (field.part == &RegisteredReviewer::experience || field.part == &RegisteredReviewer::conflicts) fields << govuk::textarea(t, {.name = field.name, .label = {.content = t(field.label)}, .value = one.*field.part, .rows = 4, .autocomplete = "off"});
        else fields << govuk::input(t, {.name = field.name, .label = {.content = t(field.label)}, .error = problems.at(field.name), .value = one.*field.part, .autocomplete = "off"});
    }
    return fields;
}

void take_reviewer(const SignedPage& page, RegisteredReviewer& into) {
    for (const auto& field : reviewer_fields()) into.*field.part = page.typed(field.name).substr(0, 2000);
}

std::optional<RegisteredReviewer> reviewer_of_path(const SignedPage& page, Permission permission) {
    const auto id = base::PublicId::parse(page.request.parameter("reviewer"));
    if (!id) return std::nullopt;
    auto found = page.store().read([&](store::Snapshot& snapshot) { return casework::registered_reviewer(snapshot, *id); });
    const auto mine = partnerships_of(page, permission);
    return found && std::ranges::count(mine, found->partnership) > 0 ? found : std::nullopt;
}

namespace {

Response ask_reviewer(SignedPage& page, const Problems& problems) {
    const auto& t = page.t;
    RegisteredReviewer typed;
    if (problems.any()) take_reviewer(page, typed);
    auto frame = reviewers_frame(page, "web.reviewers.add");
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t("web.reviewers.add")), page.post_form("/reviewers/new", together(reviewer_boxes(page, typed, problems), p(cls("acts"), button(cls("btn"), type("submit"), t("web.reviewers.save")))))), problems.any() ? 422 : 200);
}

Response new_reviewer(SignedPage& page) { return ask_reviewer(page, {}); }

Response save_reviewer(SignedPage& page) {
    const auto partnerships = partnerships_of(page, Permission::ManageTemplates);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard || partnerships.empty()) return Response::error(400);
    Problems problems;
    if (page.typed("name").empty()) problems.add("name", page.t("web.reviewers.no_name"));
    if (problems.any()) return ask_reviewer(page, problems);
    RegisteredReviewer made;
    made.partnership = partnerships.front();
    take_reviewer(page, made);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            casework::register_reviewer(transaction, desk_of(page).ground, made, doer_of(page));
            return "/reviewers";
        });
    });
    return page.go(to);
}

Response ask_removal(SignedPage& page, const RegisteredReviewer& one, const Problems& problems) {
    const auto& t = page.t;
    const Html fields = together(govuk::textarea(t, {.name = "why", .label = {.content = t("web.reviewers.why")}, .error = problems.at("why"), .rows = 4, .autocomplete = "off"}), p(cls("acts"), button(cls("btn"), type("submit"), t("web.reviewers.remove"))));
    return page.show(reviewers_frame(page, "web.reviewers.remove"), div(cls("wrap measure"), problems.summary(t), h1(t("web.reviewers.remove")), p(strong(from_record(), one.name)), page.post_form("/reviewers/" + one.id.to_string() + "/remove", fields)), problems.any() ? 422 : 200);
}

Response removal_page(SignedPage& page) {
    const auto one = reviewer_of_path(page, Permission::ManageTemplates);
    return one ? ask_removal(page, *one, {}) : Response::error(404);
}

Response take_out(SignedPage& page) {
    const auto one = reviewer_of_path(page, Permission::ManageTemplates);
    if (!one) return Response::error(404);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    Problems problems;
    const auto why = page.typed("why").substr(0, 2000);
    if (why.empty()) problems.add("why", page.t("web.reviewers.no_why"));
    if (problems.any()) return ask_removal(page, *one, problems);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            casework::remove_reviewer(transaction, one->id, why, doer_of(page));
            return "/reviewers";
        });
    });
    return page.go(to);
}

}  // namespace

void add_reviewer_pages(Routes& routes) {
    const Guard reading{.permission = Permission::ReadFigures, .audit = AuditEvent::None};
    const Guard opening{.permission = Permission::ManageTemplates, .audit = AuditEvent::None};
    const Guard writing{.permission = Permission::ManageTemplates, .audit = AuditEvent::RecordChanged};
    add_signed_page(routes, "/reviewers", reading, reviewers_page);
    add_signed_page(routes, "/reviewers.csv", {.permission = Permission::ReadFigures, .audit = AuditEvent::Exported, .rate = RateClass::Downloads}, reviewers_csv);
    add_signed_page(routes, "/reviewers/new", opening, new_reviewer);
    add_form(routes, "/reviewers/new", writing, save_reviewer);
    add_signed_page(routes, "/reviewers/{reviewer}/remove", opening, removal_page);
    add_form(routes, "/reviewers/{reviewer}/remove", writing, take_out);
    add_reviewer_entry_pages(routes);
    add_appointing_pages(routes);
}

}  // namespace web
