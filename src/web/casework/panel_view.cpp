#include "web/casework/panel_view.h"

#include <array>

#include "identity/organisation.h"
#include "web/casework/written_view.h"
#include "web/html/days.h"

namespace web {

using namespace html;
using documents::word::WrittenDocument;
using documents::word::WrittenHeading;
using documents::word::WrittenParagraph;

namespace {

struct ReplyTemplate {
    std::string_view kind;
    Key words;
};
constexpr std::array<ReplyTemplate, 7> reply_templates{{{"agrees", "web.panel.reply_agrees"}, {"agrees_comments", "web.panel.reply_agrees_comments"}, {"asks", "web.panel.reply_asks"}, {"disagrees", "web.panel.reply_disagrees"},
    {"considers_national", "web.panel.reply_considers_national"}, {"commissions_national", "web.panel.reply_commissions_national"}, {"declines_national", "web.panel.reply_declines_national"}}};

}  // namespace

std::string partnership_name(const SignedPage& page, std::int64_t partnership) {
    const auto found = page.store().read([&](store::Snapshot& snapshot) { return identity::organisation(snapshot, identity::OrganisationId{partnership}); });
    return found ? found->name : std::string{};
}

PageFrame panel_frame(const SignedPage& page, std::string title) {
    auto frame = page.frame(std::move(title));
    frame.casework->marked = true;
    frame.breadcrumbs = {{Html{page.t("web.panel.title")}, page.link("/panel")}};
    return frame;
}

WrittenDocument reply_document(const Catalogue& t, const casework::Receipt& receipt, const std::string& partnership, const casework::PanelRecord& decision) {
    WrittenDocument document{.title = std::string{t("web.panel.reply_title", {{"reference", receipt.reference}, {"partnership", partnership}}).text()}, .language = document_language(t)};
    const auto& said = decision.answers;
    document.parts.emplace_back(WrittenParagraph{std::string{t("web.panel.reply_draft").text()}, WrittenParagraph::Look::Hint});
    for (const auto& one : reply_templates)
        if (one.kind == said.of("reply", "kind")) document.parts.emplace_back(WrittenParagraph{std::string{t(one.words).text()}});
    if (const auto& comments = said.of("reply", "comments"); !comments.empty()) {
        document.parts.emplace_back(WrittenHeading{1, std::string{t("web.panel.reply_comments").text()}});
        document.parts.emplace_back(WrittenParagraph{comments});
    }
    if (const auto due = said.day({"reply", 0, "answer_due_on"})) document.parts.emplace_back(WrittenParagraph{std::string{t("web.panel.reply_due", {{"day", day_words(t, *due)}}).text()}});
    return document;
}

}  // namespace web
