#include "web/catalogue/deposit_view.h"

#include <array>

#include "web/casework/desk.h"
#include "web/catalogue/cataloguer.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/navigation.h"
#include "web/html/components/notices.h"
#include "web/html/moment.h"
#include "web/html/tags.h"
#include "web/signing/fields.h"

namespace web {

using namespace html;
using namespace html::tag;
using collection::Decision;
using collection::QueueEntry;
using collection::QueueState;

namespace {

constexpr std::array<Key, 4> state_keys{"web.deposit.state_waiting", "web.deposit.state_published", "web.deposit.state_merged", "web.deposit.state_rejected"};
constexpr std::array<Key, 4> decision_keys{"web.deposit.undecided", "web.deposit.accepted", "web.deposit.changed", "web.deposit.rejected"};

Html entry_title(const SignedPage& page, const QueueEntry& entry) {
    if (!entry.fields.title.empty()) return span(cls("wrap-any"), from_record(), entry.fields.title);
    return entry.came_name.empty() ? Html{page.t("web.deposit.no_title")} : Html{span(cls("wrap-any"), from_record(), entry.came_name)};
}

Html cell_of(const SignedPage& page, Key label, const Html& content) { return td(role("cell"), attr("data-l", page.t(label).text()), content); }

Words came_words(const SignedPage& page, const QueueEntry& entry) {
    return entry.came_as == "deposit" ? page.t("web.deposit.came_deposit") : entry.came_as == "record" ? page.t("web.deposit.came_record") : page.t("web.deposit.came_file");
}

Html queue_row(const SignedPage& page, const QueueEntry& entry) {
    return tr(role("row"), th(scope("row"), role("rowheader"), a(href(page.link("/deposit/" + entry.id.to_string())), entry_title(page, entry))),
              cell_of(page, "web.deposit.state", queue_state_tag(page, entry.state)), cell_of(page, "web.deposit.open_suggestions", Html{page.t.number(static_cast<std::int64_t>(entry.undecided()))}),
              cell_of(page, "web.deposit.came", Html{came_words(page, entry)}), cell_of(page, "web.deposit.entered", moment(page.t, entry.entered_at)));
}

Html queue_filter(const SignedPage& page, const collection::QueueWanted& wanted) {
    const auto& t = page.t;
    govuk::Select state{.name = "state", .label = {.content = t("web.deposit.state")}};
    state.items.push_back({.content = t("web.deposit.state_any"), .value = std::string{}});
    for (std::size_t i = 0; i < state_keys.size(); ++i)
        state.items.push_back({.content = t(state_keys[i]), .value = std::string{to_word(static_cast<QueueState>(i))}, .selected = wanted.state == static_cast<QueueState>(i)});
    govuk::Select order{.name = "sort", .label = {.content = t("web.deposit.sort")}};
    order.items.push_back({.content = t("web.deposit.sort_newest"), .value = "newest", .selected = wanted.order == collection::QueueWanted::Order::Newest});
    order.items.push_back({.content = t("web.deposit.sort_oldest"), .value = "oldest", .selected = wanted.order == collection::QueueWanted::Order::Oldest});
    order.items.push_back({.content = t("web.deposit.sort_title"), .value = "title", .selected = wanted.order == collection::QueueWanted::Order::Title});
    govuk::Input words{.name = "q", .label = {.content = t("web.deposit.words")}};
    words.value = wanted.words;
    return tag::form(cls("filter-form"), attr("method", "get"), action(page.link("/deposit")), govuk::select(t, state), govuk::select(t, order), govuk::input(t, words),
                     p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.deposit.filter"))));
}

Url queue_address(const SignedPage& page, const collection::QueueWanted& wanted, int number) {
    auto url = page.link("/deposit");
    if (wanted.state) url = url.with("state", to_word(*wanted.state));
    if (!wanted.words.empty()) url = url.with("q", wanted.words);
    if (wanted.order != collection::QueueWanted::Order::Newest) url = url.with("sort", wanted.order == collection::QueueWanted::Order::Oldest ? "oldest" : "title");
    return url.with("page", std::to_string(number));
}

Html queue_table(const SignedPage& page, const QueueModel& model) {
    const auto& t = page.t;
    if (model.list.entries.empty()) return p(t("web.deposit.none"));
    const auto head = [&](Key words) -> Html { return th(scope("col"), role("columnheader"), t(words)); };
    Html rows;
    for (const auto& one : model.list.entries) rows << queue_row(page, one);
    const int last = static_cast<int>((model.list.total + model.wanted.size - 1) / model.wanted.size);
    return together(p(t("web.deposit.count", {{"count", model.list.total}})),
                    table(cls("tbl stack"), role("table"), thead(role("rowgroup"), tr(role("row"), head("web.deposit.what"), head("web.deposit.state"), head("web.deposit.open_suggestions"), head("web.deposit.came"), head("web.deposit.entered"))),
                          tbody(role("rowgroup"), rows)),
                    govuk::page_links(t, model.wanted.page, last, [&](int number) { return queue_address(page, model.wanted, number); }));
}

Html upload_form(SignedPage& page, const Problems& problems) {
    const auto& t = page.t;
    const Html fields = together(page.form_fields(), govuk::file_upload(t, {.name = "files", .label = {.content = t("web.deposit.files")}, .hint = govuk::Hint{.content = t("web.deposit.files_hint")}, .error = problems.at("files"), .multiple = true}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.deposit.upload"))));
    return section(cls("card"), h2(t("web.deposit.bring_in")), tag::form(attr("method", "post"), attr("enctype", "multipart/form-data"), action(page.link("/deposit")), flag("novalidate"), fields));
}

// ---- one entry

Html duplicates_of(const SignedPage& page, const EntryModel& model) {
    const auto& t = page.t;
    if (model.duplicates.empty()) return {};
    Html items;
    for (const auto& one : model.duplicates) {
        const auto& why = one.why == collection::Duplicate::Why::SameFile ? t("web.deposit.same_file") : one.why == collection::Duplicate::Why::AlikeFile ? t("web.deposit.alike_file") : t("web.deposit.same_title");
        items << li(a(href(page.link(collection::path_of(one.reference))), from_record(), one.title), sign(" "), span(cls("muted"), collection::to_string(one.reference)), sign(": "), why);
    }
    return section(cls("card"), h2(t("web.deposit.duplicates")), p(t("web.deposit.duplicates_mean")), ul(items));
}

struct SuggestedField {
    std::string_view name;
    Key label;
};

Key field_key(std::string_view field) {
    static constexpr std::array<SuggestedField, 7> keys{{{"title", "web.cataloguing.title"}, {"year", "web.cataloguing.year"}, {"area", "web.cataloguing.area"}, {"nation", "web.cataloguing.nation"},
        {"review_type", "web.cataloguing.review_type"}, {"age_band", "web.cataloguing.age_band"}, {"theme", "web.cataloguing.theme"}}};
    for (const auto& [name, key] : keys)
        if (name == field) return key;
    return "web.cataloguing.theme";
}

/// What was seen, with the words behind the suggestion marked.
Html marked_words(std::string_view text, const std::vector<collection::ThemeFinder::Place>& marks) {
    Html out;
    std::size_t at = 0;
    for (const auto& place : marks) {
        out << Html{text.substr(at, place.begin - at)} << mark(text.substr(place.begin, place.end - place.begin));
        at = place.end;
    }
    return out << Html{text.substr(at)};
}

Html seen_words(const SignedPage& page, const collection::Proposal& one, const std::vector<collection::ThemeFinder::Place>& marks) {
    Html seen;
    if (!one.seen.empty()) seen << blockquote(cls("excerpt wrap-any"), from_record(), marked_words(one.seen, marks));
    if (!one.where.empty()) seen << p(cls("muted"), page.t("web.deposit.seen_at"), sign(" "), span(lang("en"), from_record(), one.where));
    return seen;
}

Html proposal_fields(const SignedPage& page, const EntryModel& model, std::size_t at) {
    const auto& one = model.entry.proposals[at];
    const auto& t = page.t;
    const std::string field = "decision-" + std::to_string(at), changed = "value-" + std::to_string(at);
    govuk::Input other{.name = changed, .label = {.content = t("web.deposit.instead")}};
    other.value = one.decision == Decision::Changed ? one.value : std::string{}, other.autocomplete = "off";
    const auto choice = [&](Decision decision, Key words) { return govuk::Choice{.value = std::string{to_word(decision)}, .content = t(words), .chosen = one.decision == decision}; };
    govuk::Choices choices{.name = field, .id_prefix = field, .items = {choice(Decision::Accepted, "web.deposit.accept"), choice(Decision::Changed, "web.deposit.change"), choice(Decision::Rejected, "web.deposit.reject")}};
    choices.items[1].conditional = govuk::input(t, other);
    choices.fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = together(t(field_key(one.field)), sign(": "), strong(cls("wrap-any"), from_record(), one.value)), .classes = "govuk-fieldset__legend--s"}};
    choices.classes = "govuk-radios--small";
    Html decided;
    if (one.decision != Decision::Open) decided << p(cls("muted"), t(decision_keys[static_cast<std::size_t>(one.decision)]), sign(" · "), name_of_account(page, one.by));
    return div(cls("card"), seen_words(page, one, at < model.marks.size() ? model.marks[at] : std::vector<collection::ThemeFinder::Place>{}), govuk::radios(t, choices), decided);
}

Html proposals_form(SignedPage& page, const EntryModel& model) {
    const auto& t = page.t;
    if (model.entry.proposals.empty()) return {};
    Html fields;
    for (std::size_t i = 0; i < model.entry.proposals.size(); ++i) fields << proposal_fields(page, model, i);
    return section(labelled_by("suggestions"), h2(id("suggestions"), t("web.deposit.suggestions")), p(t("web.deposit.suggestions_mean")),
                   page.post_form("/deposit/" + model.entry.id.to_string() + "/decide", together(fields, submit(t("web.deposit.keep_decisions")))));
}

Html publish_forms(SignedPage& page, const EntryModel& model) {
    const auto& t = page.t;
    const auto path = "/deposit/" + model.entry.id.to_string();
    const auto open = static_cast<std::int64_t>(model.entry.undecided());
    Html publish;
    if (open > 0) publish << p(t("web.deposit.still_open", {{"count", open}}));
    else publish << page.post_form(path + "/publish", together(p(t("web.deposit.publish_means")), submit(t("web.deposit.publish"))));
    Html merge;
    for (const auto& one : model.duplicates)
        if (!model.entry.fields.area_withheld)
            merge << page.post_form(path + "/join", together(tag::input(type("hidden"), name("reference"), value(collection::to_string(one.reference))),
                                                             p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.deposit.join", {{"reference", collection::to_string(one.reference)}})))));
    return section(cls("card"), h2(t("web.deposit.then")), publish, merge, page.post_form(path + "/reject", p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.deposit.refuse_entry")))));
}

Html entry_links(const SignedPage& page, const EntryModel& model) {
    const auto& t = page.t;
    const auto path = "/deposit/" + model.entry.id.to_string();
    Html links;
    if (model.entry.reference) {
        links << li(a(href(page.link(collection::path_of(*model.entry.reference))), t("web.deposit.see_public", {{"reference", collection::to_string(*model.entry.reference)}})));
        links << li(a(href(page.link("/catalogue/" + std::to_string(model.entry.reference->year) + "/" + std::to_string(model.entry.reference->number))), t("web.deposit.edit_public")));
    }
    if (model.has_acknowledgement) links << li(a(href(page.link(path + "/acknowledgement")), t("web.deposit.acknowledgement")));
    if (model.has_source && page.context.may(identity::Permission::ReadDepositSource)) links << li(a(href(page.link(path + "/source")), t("web.deposit.source")));
    return links.empty() ? Html{} : Html{ul(links)};
}

}  // namespace

Html queue_state_tag(const SignedPage& page, QueueState state) {
    return span(cls(state == QueueState::Published ? "tag tag--ok" : state == QueueState::Waiting ? "tag tag--soon" : "tag tag--quiet"), page.t(state_keys[static_cast<std::size_t>(state)]));
}

Html queue_view(SignedPage& page, const QueueModel& model, const Problems& problems) {
    const auto& t = page.t;
    Html refused;
    for (const auto& one : model.refused) refused << li(in_english(one));
    return div(cls("wrap"), problems.summary(t), h1(t("web.deposit.title")), p(cls("lede"), t("web.deposit.lede")),
               when(!refused.empty(), [&](Html& out) { out << section(cls("card"), h2(t("web.deposit.not_taken")), ul(refused)); }), upload_form(page, problems), section(labelled_by("queue"), h2(id("queue"), t("web.deposit.queue")), queue_filter(page, model.wanted), queue_table(page, model)),
               when(queue_reach_of(page).everywhere, [&](Html& out) {
                   out << ul(li(a(href(page.link("/deposit/out")), t("web.deposit.out"))), li(a(href(page.link("/admin/themes")), t("web.terms.title"))));
               }));
}

Html entry_view(SignedPage& page, const EntryModel& model, const Problems& problems) {
    const auto& t = page.t;
    const auto& entry = model.entry;
    Html files;
    for (const auto& file : entry.files) files << li(entry.fields.area_withheld ? Html{t("web.deposit.rewritten_file")} : Html{span(cls("wrap-any"), from_record(), file.file.path)}, sign(" · "), span(from_record(), file.media_type));
    Html record;
    if (entry.state == QueueState::Waiting)
        record << proposals_form(page, model)
               << section(labelled_by("record"), h2(id("record"), t("web.deposit.record")), page.post_form("/deposit/" + entry.id.to_string(), together(record_fields(page, problems, model.values, false), submit(t("web.deposit.save")))))
               << publish_forms(page, model);
    Html withheld;
    if (model.has_source) withheld << p(strong(t("web.deposit.source_sealed")));
    return div(cls("wrap"), problems.summary(t), h1(entry_title(page, entry)), p(queue_state_tag(page, entry.state), sign(" "), came_words(page, entry), sign(" · "), moment(t, entry.entered_at)), withheld,
               entry_links(page, model), when(!files.empty(), [&](Html& out) { out << h2(t("web.deposit.its_files")) << ul(files); }), duplicates_of(page, model), record, p(a(href(page.link("/deposit")), t("web.deposit.back"))));
}

}  // namespace web
