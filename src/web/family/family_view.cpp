#include "web/family/family_view.h"

#include <algorithm>
#include <array>

#include "calendar/london.h"
#include "web/casework/answers_summary.h"
#include "web/casework/form_words.h"
#include "web/family/family_forms.h"
#include "web/family/reach.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::FamilyMember;
using casework::HeldDay;
using casework::QuotationUse;
using casework::Record;
using casework::ToldState;

namespace {

constexpr int days_ahead = 183;  // Half a year: what somebody plans with.

Html field_words(const Catalogue& t, const Record& record, const char* section, const char* field) {
    const auto& form = casework::form_called(record.form);
    return answer_words(t, *form.find(section)->find(field), record.answers, {section, 0, field});
}

Html line_of(const Catalogue& t, const Record& record, const char* section, std::initializer_list<const char*> fields) {
    Html words;
    for (const char* field : fields) {
        if (record.answers.of(section, field).empty()) continue;
        if (!words.empty()) words << sign(", ");
        words << field_words(t, record, section, field);
    }
    return words;
}

Html card_of(CaseDesk& desk, const FamilyMember& member, const FamilyKind& kind, const Html& items) {
    const auto& t = desk.page.t;
    const std::string slug{kind.slug};
    return section(cls("card"), attr("aria-labelledby", slug), h2(id(slug), t(kind.title)), items.empty() ? Html{p(cls("muted"), t("web.family.nothing_yet"))} : Html{ul(cls("plain threads"), items)},
                   when(may_add(desk, *member.record, kind), [&](Html& out) { out << p(a(cls("btn btn--2"), href(desk.page.link(member_path(desk, *member.record, "/" + slug + "/new"))), t(kind.add))); }));
}

Html change_link(CaseDesk& desk, const FamilyMember& member, const FamilyKind& kind, const Record& record) {
    if (!may_add(desk, *member.record, kind)) return {};
    const auto on = calendar::day_in_london(record.created_at);
    return p(a(href(desk.page.link(member_path(desk, *member.record, "/" + std::string{kind.slug} + "/" + record.id.to_string()))), desk.page.t("web.family.change"), span(cls("sr"), sign(", "), desk.page.t(kind.title), sign(", "), day_words(desk.page.t, on))));
}

Html invitations_card(CaseDesk& desk, const FamilyMember& member) {
    const auto& t = desk.page.t;
    const auto& kind = *family_kind("invitation");
    Html items;
    for (const auto* one : member.invitations)
        items << li(p(strong(field_words(t, *one, "invitation", "on")), sign(", "), line_of(t, *one, "invitation", {"how", "what"})),
                    p(t("web.family.answer"), sign(" "), one->answers.of("invitation", "answer").empty() ? Html{t("web.family.no_answer")} : line_of(t, *one, "invitation", {"answer", "answered_on"})), when(!one->answers.of("invitation", "note").empty(), [&](Html& out) { out << p(from_record(), one->answers.of("invitation", "note")); }), change_link(desk, member, kind, *one));
    return card_of(desk, member, kind, items);
}

Html contacts_card(CaseDesk& desk, const FamilyMember& member) {
    const auto& t = desk.page.t;
    const auto& kind = *family_kind("contact");
    Html items;
    for (const auto* one : member.contacts)
        items << li(p(strong(field_words(t, *one, "contact", "on")), sign(", "), line_of(t, *one, "contact", {"how", "about"})), when(!one->answers.of("contact", "said").empty(), [&](Html& out) { out << p(from_record(), one->answers.of("contact", "said")); }),
                    when(!one->answers.of("contact", "next_on").empty(), [&](Html& out) { out << p(t("web.case.family_next"), sign(": "), field_words(t, *one, "contact", "next_on")); }), change_link(desk, member, kind, *one));
    return card_of(desk, member, kind, items);
}

Html words_card(CaseDesk& desk, const FamilyMember& member) {
    const auto& t = desk.page.t;
    const auto& kind = *family_kind("words");
    Html items;
    for (const auto* one : member.words)
        items << li(blockquote(from_record(), p(one->answers.of("words", "said"))), p(use_tag(t, casework::use_of(*one)), sign(" "), field_words(t, *one, "words", "on")),
                    when(!one->answers.of("words", "consent_on").empty(), [&](Html& out) { out << p(t("web.family.agreed_on"), sign(" "), line_of(t, *one, "words", {"consent_on", "consent_how"})); }),
                    when(!one->answers.of("words", "withdrawn_on").empty(), [&](Html& out) { out << p(t("web.family.withdrawn_on"), sign(" "), field_words(t, *one, "words", "withdrawn_on")); }),
                    when(!one->answers.of("words", "named_as").empty(), [&](Html& out) { out << p(t("web.family.named_as"), sign(" "), span(from_record(), one->answers.of("words", "named_as"))); }), change_link(desk, member, kind, *one));
    return card_of(desk, member, kind, items);
}

Html telling_card(CaseDesk& desk, const FamilyMember& member) {
    const auto& t = desk.page.t;
    const auto& kind = *family_kind("telling");
    Html items;
    for (const auto* one : member.tellings)
        items << li(p(strong(field_words(t, *one, "telling", "told"))), p(line_of(t, *one, "telling", {"on", "how", "by", "also", "reason"})), when(!one->answers.of("telling", "why").empty(), [&](Html& out) { out << p(from_record(), one->answers.of("telling", "why")); }), change_link(desk, member, kind, *one));
    return card_of(desk, member, kind, items);
}

Html comment_box(CaseDesk& desk, const FamilyMember& member, const Record& draft) {
    const auto& t = desk.page.t;
    const auto box = "comment-" + draft.id.to_string();
    const bool team = reads_whole_family(desk);
    return desk.page.post_form(member_path(desk, *member.record, "/draft/" + draft.id.to_string() + "/comment"),
                               together(govuk::textarea(t, {.name = "text", .id = box, .label = {.content = team ? t("web.family.reply") : t("web.family.comment")}, .rows = 4, .autocomplete = "off"}), p(cls("acts"), button(cls("btn btn--2"), type("submit"), team ? t("web.family.send_reply") : t("web.family.send_comment")))));
}

Html draft_item(CaseDesk& desk, const FamilyMember& member, const Record& draft) {
    const auto& t = desk.page.t;
    Html comments;
    for (const auto* one : casework::comments_on(desk.file(), draft))
        comments << li(p(cls("muted"), one->answers.of("comment", "does") == "replies" ? t("web.family.replied") : t("web.family.commented"), sign(" "), name_of_account(desk.page, one->written_by), sign(", "), day_words(t, calendar::day_in_london(one->created_at))), p(cls("wrap-any"), from_record(), one->answers.of("comment", "text")));
    return li(h3(from_record(), draft.answers.of("draft", "what")), p(t("web.family.shared_on"), sign(" "), line_of(t, draft, "draft", {"on", "how"})),
              when(!draft.answers.of("draft", "until").empty(), [&](Html& out) { out << p(t("web.family.read_until"), sign(" "), field_words(t, draft, "draft", "until")); }),
              when(!draft.answers.of("draft", "text").empty(), [&](Html& out) { out << govuk::details({.summary = t("web.family.read_words"), .content = div(cls("prose"), field_words(t, draft, "draft", "text"))}); }),
              when(!comments.empty(), [&](Html& out) { out << ol(cls("plain thread"), comments); }), when(may_write_member(desk, *member.record), [&](Html& out) { out << comment_box(desk, member, draft); }),
              change_link(desk, member, *family_kind("draft"), draft));
}

}  // namespace

Html drafts_card(CaseDesk& desk, const FamilyMember& member) {
    Html items;
    for (const auto* draft : member.drafts) items << draft_item(desk, member, *draft);
    return card_of(desk, member, *family_kind("draft"), items);
}

Html told_tag(const Catalogue& t, const casework::ToldMember& told) {
    if (told.state == ToldState::Told && !told.plan_missing) return span(cls("tag tag--ok"), t("web.family.told"));
    if (told.state == ToldState::NotTold && !told.plan_missing) return span(span(cls("tag"), t("web.family.not_told")), sign(" "), small(option_words(t, told.telling->answers.of("telling", "reason"))));
    return span(cls("tag tag--soon"), told.state == ToldState::Open ? t("web.family.to_tell") : t("web.family.plan_missing"));
}

Html use_tag(const Catalogue& t, QuotationUse use) {
    switch (use) {
        case QuotationUse::Quoted: return span(cls("tag tag--ok"), t("web.family.use_quoted"));
        case QuotationUse::Paraphrase: return span(cls("tag tag--ok"), t("web.family.use_paraphrase"));
        case QuotationUse::Refused: return span(cls("tag tag--late"), t("web.family.use_refused"));
        case QuotationUse::Withdrawn: return span(cls("tag tag--late"), t("web.family.use_withdrawn"));
        case QuotationUse::NotAsked: break;
    }
    return span(cls("tag tag--soon"), t("web.family.use_not_asked"));
}

Html contact_tag(const Catalogue& t, const Record& member) {
    const auto& may = member.answers.of("member", "may_contact");
    if (may.empty()) return span(cls("tag tag--soon"), t("web.family.contact_unknown"));
    return span(small(t("web.family.may_contact")), sign(" "), span(cls(may == "yes" ? "tag tag--ok" : "tag tag--soon"), option_words(t, may)));  // A tag does not break: it stays short on a phone.
}

Html held_words(CaseDesk& desk, const HeldDay& held) {
    const auto& t = desk.page.t;
    const bool names = desk.may(identity::Permission::ReadIdentities);
    const bool of_theirs = held.kind == HeldDay::Kind::Said && std::ranges::any_of(members_for(desk), [&](const FamilyMember& member) { return member.record->id.to_string() == held.member; });
    if (of_theirs) return span(from_record(), held.what);
    if (names && held.kind == HeldDay::Kind::Birthday) return t("web.family.birthday", {{"who", held.what}});
    if (names && held.kind == HeldDay::Kind::Death) return t("web.family.death", {{"who", held.what}});
    if (!reads_whole_family(desk)) return Html{t("web.family.some_day")};
    switch (held.kind) {
        case HeldDay::Kind::Incident: return Html{t("web.family.incident")};
        case HeldDay::Kind::Inquest: return Html{t("web.family.inquest")};
        case HeldDay::Kind::Trial: return Html{t("web.family.trial")};
        default: return Html{t("web.family.some_day")};
    }
}

Html held_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto& held : casework::held_days(desk.file(), today_of(desk.page), days_ahead)) items << li(span(day(t, held.on, DayStyle::WithWeekday), small(held_words(desk, held))));
    if (items.empty()) return {};
    return section(cls("card"), attr("aria-labelledby", "held"), h2(id("held"), t("web.family.held")), p(t("web.family.held_means")), ul(cls("tasks"), items));
}

Html check_before(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html items;
    const auto holds = casework::holds_on_contact(desk.file());
    const bool knows = reads_whole_family(desk);  // Which proceedings there are, an advocate hears from whoever keeps contact.
    if (!holds.empty() && !knows) items << li(t("web.family.ask_first"));
    for (const auto* process : holds) {
        if (!knows) break;
        items << li(option_words(t, process->answers.of("proceeding", "kind")));
        if (const auto& who = process->answers.of("proceeding", "contact"); !who.empty()) items << li(from_record(), who);
    }
    for (const auto& held : casework::held_on(desk.file(), today_of(desk.page))) items << li(t("web.family.today_is"), sign(" "), held_words(desk, held));
    if (items.empty()) return {};
    return div(cls("card"), role("note"), aria_label(t("web.family.check_before")), p(strong(t("web.family.check_before"))), ul(items));
}

Html member_cards(CaseDesk& desk, const FamilyMember& member) {
    return together(invitations_card(desk, member), contacts_card(desk, member), words_card(desk, member), drafts_card(desk, member), telling_card(desk, member));
}

}  // namespace web
