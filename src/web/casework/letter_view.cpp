#include "web/casework/letter_view.h"

#include "web/casework/form_words.h"
#include "web/casework/written_view.h"
#include "web/html/days.h"

namespace web {

using namespace html;
using namespace documents::word;
using casework::Agreement;
using casework::PanelLetter;

namespace {

std::string text_of(const Words& words) { return std::string{words.text()}; }

class LetterWriter {
public:
    LetterWriter(const Catalogue& t, const PanelLetter& letter, RuleName rule_name) : t_{t}, letter_{letter}, rule_name_{std::move(rule_name)} {
        document_.title = text_of(t("web.letter.title", {{"reference", letter.reference}}));
        document_.language = document_language(t);
    }

    WrittenDocument all() {
        say(t_("web.letter.draft"), WrittenParagraph::Look::Hint);
        say(t_("web.letter.opening"));
        the_case(), decision(), criteria(), joined(), national(), partners(), delays();
        say(t_("web.letter.closing"));
        return std::move(document_);
    }

    WrittenDocument partners_alone() {
        partners();
        return std::move(document_);
    }

private:
    void head(const Words& words, int level = 1) { document_.parts.emplace_back(WrittenHeading{level, text_of(words)}); }
    void say(const Words& words, WrittenParagraph::Look look = WrittenParagraph::Look::Usual) { document_.parts.emplace_back(WrittenParagraph{text_of(words), look}); }
    void quote(const std::string& typed) {
        if (typed.empty()) say(t_("web.letter.not_written"), WrittenParagraph::Look::Hint);
        else document_.parts.emplace_back(WrittenParagraph{typed});
    }
    std::string day(const std::optional<base::Day>& on) const { return on ? text_of(day_words(t_, *on)) : text_of(t_("web.letter.not_recorded")); }

    void the_case() {
        head(t_("web.letter.case"));
        const auto national = letter_.national_reference.empty() ? text_of(t_("web.letter.not_recorded")) : letter_.national_reference;
        WrittenList list;
        list.items = {text_of(t_("web.letter.national_reference", {{"reference", national}})), text_of(t_("web.letter.our_reference", {{"reference", letter_.reference}}))};
        if (!letter_.pseudonym.empty()) list.items.push_back(text_of(t_("web.letter.child", {{"name", letter_.pseudonym}})));
        list.items.push_back(text_of(t_("web.letter.notified", {{"day", day(letter_.notified_on)}})));
        list.items.push_back(text_of(t_("web.letter.due", {{"day", day(letter_.due_on)}})));
        list.items.push_back(text_of(t_("web.letter.completed", {{"day", day(letter_.completed_on)}})));
        list.items.push_back(text_of(t_("web.letter.sent", {{"day", day(letter_.sent_on)}})));
        document_.parts.emplace_back(std::move(list));
    }

    void decision() {
        head(t_("web.letter.decision"));
        if (letter_.decision.empty()) return say(t_("web.letter.no_decision"));
        say(option_words(t_, letter_.decision));
        say(t_("web.letter.decided", {{"day", day(letter_.decided_on)}}));
        head(t_("web.letter.reasons"), 2), quote(letter_.reasons);
        if (!letter_.departs.empty()) head(t_("web.letter.departs"), 2), quote(letter_.departs);
        if (letter_.urgent) say(t_("web.letter.urgent"));
        if (letter_.despite_c3.empty() && !letter_.reason_despite_c3_missing) return;
        head(t_("web.letter.despite_c3"), 2);
        if (letter_.reason_despite_c3_missing) say(t_("web.letter.despite_c3_missing"));
        else quote(letter_.despite_c3);
    }

    void criteria() {
        head(t_("web.letter.criteria"));
        const auto& form = casework::form_called("rapid_review");
        const auto& section = *form.find("criteria");
        for (const auto& one : letter_.criteria) {
            head(field_label(t_, form, section, *section.find(one.code)), 2);
            if (one.answer.empty()) say(t_("web.letter.not_written"), WrittenParagraph::Look::Hint);
            else say(option_words(t_, one.answer)), quote(one.reasons);
        }
    }

    void joined() {
        if (letter_.joined.empty()) return;
        head(t_("web.letter.joined")), say(option_words(t_, letter_.joined)), quote(letter_.joined_reasons);
    }

    void national() {
        head(t_("web.letter.national"));
        if (letter_.national.empty()) return say(t_("web.letter.not_written"), WrittenParagraph::Look::Hint);
        say(letter_.national == "yes" ? t_("web.letter.national_yes") : t_("web.letter.national_no")), quote(letter_.national_reasons);
    }

    void partners() {
        head(t_("web.letter.partners"));
        switch (letter_.agreement) {
            case Agreement::ByAll: say(t_("web.letter.by_all")); break;
            case Agreement::WithDissent: say(t_("web.letter.with_dissent")); break;
            case Agreement::NotAllSigned: say(t_("web.letter.not_all_signed")); break;
        }
        for (const auto& one : letter_.partners) partner(one);
    }

    void partner(const casework::PartnerSignature& one) {
        head(option_words(t_, one.partner), 2);
        if (one.answer.empty()) return say(t_("web.letter.not_signed"));
        say(t_("web.letter.signed", {{"answer", option_words(t_, one.answer)}, {"name", one.name}, {"role", one.role}, {"day", day(one.on)}}));
        if (one.answer == "dissents") quote(one.dissent);
    }

    void delays() {
        if (letter_.delays.empty()) return;
        head(t_("web.letter.delays"));
        for (const auto& one : letter_.delays) {
            document_.parts.emplace_back(WrittenHeading{2, rule_name_(one.rule)});
            quote(one.reasons);
        }
    }

    const Catalogue& t_;
    const PanelLetter& letter_;
    RuleName rule_name_;
    WrittenDocument document_;
};

}  // namespace

WrittenDocument partners_document(const Catalogue& t, const PanelLetter& letter) { return LetterWriter{t, letter, {}}.partners_alone(); }

WrittenDocument letter_of(CaseDesk& desk, const Catalogue& t) {
    const auto rule_name = [&](const std::string& rule) -> std::string {
        const auto versions = desk.desk.ground.calendar->versions(rule, calendar::parse_nation(desk.of.nation).value_or(calendar::Nation::England));
        if (versions.empty()) return rule;
        const auto& title = versions.back()->title;
        return t.language() == Language::Welsh ? title.cy : title.en;
    };
    return letter_document(t, casework::panel_letter(desk.file()), rule_name);
}

WrittenDocument letter_document(const Catalogue& t, const PanelLetter& letter, const RuleName& rule_name) { return LetterWriter{t, letter, rule_name}.all(); }

}  // namespace web
