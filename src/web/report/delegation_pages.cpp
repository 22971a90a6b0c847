#include "web/report/delegation_pages.h"

#include <algorithm>

#include "casework/walk.h"
#include "identity/membership.h"
#include "identity/organisation.h"
#include "identity/person.h"
#include "web/casework/form_words.h"
#include "web/casework/paper_upload.h"
#include "web/html/components/fields.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/report/report_desk.h"
#include "web/report/report_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;
using casework::Record;
using identity::Permission;

namespace {

constexpr std::string_view delegation_below = "/report/approval/delegation";

/// Whoever may sign: members in force as delegated partner or chair.
std::vector<identity::Person> may_sign(CaseDesk& desk) {
    return desk.desk.store.read([&](store::Snapshot& snapshot) {
        std::vector<identity::Person> list;
        for (const auto& member : identity::members(snapshot, desk.of.id.to_string())) {
            if ((member.role != identity::Role::DelegatedPartner && member.role != identity::Role::Chair) || (member.until && *member.until <= desk.page.context.now)) continue;
            auto found = identity::person(snapshot, member.person);
            if (found && std::ranges::find(list, found->public_id, &identity::Person::public_id) == list.end()) list.push_back(*std::move(found));
        }
        return list;
    });
}

/// The partner whose own this person is, by the organisation of the account; empty: none of the three.
std::string own_partner(CaseDesk& desk) {
    return desk.desk.store.read([&](store::Snapshot& snapshot) -> std::string {
        const auto me = identity::person_by_public_id(snapshot, desk.page.me().public_id);
        const auto from = me && me->organisation ? identity::organisation(snapshot, *me->organisation) : std::nullopt;
        if (!from) return {};
        switch (from->kind) {
            case identity::OrganisationKind::LocalAuthority: return "local_authority";
            case identity::OrganisationKind::Health: return "health";
            case identity::OrganisationKind::Police: return "police";
            default: return {};
        }
    });
}

Html delegation_item(CaseDesk& desk, const Record& one, bool may_write) {
    const auto& t = desk.page.t;
    const auto said = [&](const char* field) { return one.answers.of("delegation", field); };
    const auto until = one.answers.day({"delegation", 0, "until"}), from = one.answers.day({"delegation", 0, "from"});
    const auto today = today_of(desk.page);
    const bool back = one.standing != "kept";
    const bool ended = until && *until < today, in_force = !back && !ended;
    const Key state = back ? Key{"web.approval.delegation_back"} : ended ? Key{"web.approval.delegation_ended"} : Key{"web.approval.delegation_in_force"};
    return li(div(cls("grow"), strong(option_words(t, said("partner"))), sign(": "), span(from_record(), said("to")),
                  small(t("web.approval.delegated_by"), sign(" "), span(from_record(), said("by")), sign(", "), span(from_record(), said("by_role")), when(from && until, [&](Html& out) { out << sign(" · ") << day(t, *from) << sign(" – ") << day(t, *until); })),
                  small(span(from_record(), said("where")), sign(" · "), t("web.approval.written_down_by"), sign(" "), name_of_account(desk.page, one.written_by)),
                  when(may_write && !back, [&](Html& out) { out << desk.page.post_form(desk.path(std::string{delegation_below} + "/" + one.id.to_string() + "/back"), button(cls("btn btn--2"), type("submit"), t("web.approval.take_back"), span(cls("sr"), sign(" "), option_words(t, said("partner"))))); })),
              span(cls(in_force ? "tag tag--ok" : "tag tag--quiet"), t(state)));
}

Html delegation_form(CaseDesk& desk, const std::vector<identity::Person>& signers, const Problems& problems) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto& part = *casework::form_called("partner_delegation").find("delegation");
    const auto label = [&](const char* field) { return field_label(t, casework::form_called("partner_delegation"), part, *part.find(field)); };
    govuk::Select partner{.name = "partner", .label = {.content = label("partner")}, .error = problems.at("partner")}, to{.name = "account", .label = {.content = label("to")}, .error = problems.at("account")};
    for (const auto& option : part.find("partner")->options) partner.items.push_back({.content = Html{option_words(t, option)}, .value = option, .selected = page.typed("partner") == option});
    for (const auto& one : signers) to.items.push_back({.content = together(span(from_record(), one.name), when(!one.title.empty(), [&](Html& out) { out << sign(", ") << span(from_record(), one.title); })), .value = one.public_id, .selected = page.typed("account") == one.public_id});
    const auto line = [&](const char* field) { return govuk::input(t, {.name = field, .label = {.content = label(field)}, .error = problems.at(field), .value = page.typed(field), .autocomplete = "off"}); };
    return page.post_form(desk.path(delegation_below), together(govuk::select(t, partner), line("by"), line("by_role"), govuk::select(t, to), day_boxes_of(page, "from", label("from"), t("web.approval.from_hint"), problems),
                                                                day_boxes_of(page, "until", label("until"), t("web.approval.until_hint"), problems), line("where"), p(cls("acts"), button(cls("btn"), type("submit"), t("web.approval.delegate")))));
}

Response show_delegations(CaseDesk& desk, const Problems& problems) {
    auto& page = desk.page;
    const auto& t = page.t;
    const bool may_write = desk.may(Permission::WorkCase) && !desk.is_over();
    Html items;
    for (const auto* one : desk.file().all("partner_delegation")) items << delegation_item(desk, *one, may_write);
    const auto signers = may_sign(desk);
    Html writing;
    if (may_write && signers.empty()) writing << p(t("web.approval.nobody_signs"), sign(" "), a(href(desk.link("/members")), t("web.members.title")));
    else if (may_write) writing << h2(t("web.approval.delegate")) << delegation_form(desk, signers, problems);
    const Html body = div(cls("wrap measure"), problems.summary(t), h1(t("web.approval.delegations")), p(t("web.approval.delegations_mean")), items.empty() ? Html{p(t("web.approval.no_delegations"))} : Html{section(cls("card"), ul(cls("tasks"), items))}, writing,
                          p(a(href(desk.link("/report/approval")), t("web.case.back"))));
    auto title = std::string{t("web.approval.delegations").text()};
    if (problems.any()) title = std::string{t("web.case.error_title", {{"title", title}}).text()};
    auto frame = draft_frame(desk, std::move(title));
    frame.breadcrumbs.push_back({Html{t("web.draft.approval")}, desk.link("/report/approval")});
    return page.show(std::move(frame), body, problems.any() ? 422 : 200);
}

Response delegation_page(SignedPage& page) {
    CaseDesk desk{page};
    return show_delegations(desk, {});
}

Response record_delegation(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    Problems problems;
    const auto& options = casework::form_called("partner_delegation").find("delegation")->find("partner")->options;
    if (std::ranges::find(options, page.typed("partner")) == options.end()) problems.add("partner", t("web.approval.no_partner"));
    for (const char* field : {"by", "by_role", "where"})
        if (page.typed(field).empty()) problems.add(field, t(field == std::string_view{"where"} ? Key{"web.approval.no_where"} : Key{"web.approval.no_by"}));
    const auto signers = may_sign(desk);
    const auto to = std::ranges::find(signers, page.typed("account"), &identity::Person::public_id);
    if (to == signers.end()) problems.add("account", t("web.approval.no_to"));
    else if (to->public_id == page.me().public_id) problems.add("account", t("web.approval.not_to_yourself"));
    const auto from = typed_day_of(page, "from"), until = typed_day_of(page, "until");
    if (!from || *from > today_of(page)) problems.add("from-day", t("web.approval.no_from"));
    if (!until || (from && *until < *from)) problems.add("until-day", t("web.approval.no_until"));
    if (problems.any()) return show_delegations(desk, problems);
    Answers answers;
    for (const char* field : {"partner", "by", "by_role", "where"}) answers.set({"delegation", 0, field}, page.typed(field).substr(0, casework::longest_line));
    answers.set({"delegation", 0, "to"}, to->title.empty() ? to->name : to->name + ", " + to->title);
    answers.set({"delegation", 0, "account"}, to->public_id);
    answers.set({"delegation", 0, "from"}, base::to_iso(*from)), answers.set({"delegation", 0, "until"}, base::to_iso(*until));
    return once(desk, desk.path(delegation_below), [&](store::Transaction& transaction, const casework::Doer& doer) { casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "partner_delegation", .answers = answers}, doer); });
}

Response take_back_delegation(SignedPage& page) {
    CaseDesk desk{page};
    const auto record = record_of_path(desk, "partner_delegation");
    if (!record) return Response::error(404);
    return once(desk, desk.path(delegation_below), [&](store::Transaction& transaction, const casework::Doer& doer) { casework::set_standing(transaction, desk.of, *record, "taken_out", doer); });
}

}  // namespace

Html shared_signer_note(CaseDesk& desk, const casework::SharedSigner& shared) {
    const auto& t = desk.page.t;
    if (!shared.delegation) return p(span(cls("tag tag--late"), t("web.approval.shared_without")), sign(" "), a(href(desk.link(delegation_below)), t("web.approval.delegations")));
    const auto& by = shared.delegation->answers.of("delegation", "by");
    const auto until = shared.delegation->answers.day({"delegation", 0, "until"});
    return small(t("web.approval.shared"), sign(" "), t("web.approval.delegated_by"), sign(" "), span(from_record(), by), when(until.has_value(), [&](Html& out) { out << sign(", ") << t("web.approval.until") << sign(" ") << day(t, *until); }));
}

bool needs_delegation(CaseDesk& desk, const std::string& partner, const std::vector<casework::Signature>& signatures) {
    const auto& me = desk.page.me().public_id;
    const auto own = own_partner(desk);
    const bool signed_for_another = std::ranges::any_of(signatures, [&](const casework::Signature& one) { return one.record && one.record->written_by == me && one.partner != partner; });
    return signed_for_another || (!own.empty() && own != partner);
}

void add_delegation_pages(Routes& routes) {
    const std::string below = "/cases/{case}/report/approval/delegation";
    const auto c2 = identity::DataClass::C2;
    const Guard writing{.permission = Permission::WorkCase, .audit = AuditEvent::RecordChanged, .data_class = c2};
    add_signed_page(routes, below, {.permission = Permission::ReadDraft, .audit = AuditEvent::ReadDraft, .data_class = c2}, delegation_page);
    add_form(routes, below, writing, record_delegation);
    add_form(routes, below + "/{record}/back", writing, take_back_delegation);
}

}  // namespace web
