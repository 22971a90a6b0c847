/// GOV.UK components that tell something: error summary, notification banner, warning, inset text, panel, details, tag,
/// phase banner, Exit this page.
#pragma once

#include "web/html/components/form_parts.h"

namespace web::html::govuk {

struct ErrorLink {
    Html content;
    std::optional<Url> to = {};  ///< The field in error: `#name`.
    Attributes attributes = {};
};
struct ErrorSummary {
    std::optional<Html> title = {};  ///< "There is a problem" unless given.
    Html description = {};
    std::vector<ErrorLink> errors = {};
    std::optional<bool> takes_focus = {};  ///< Yes unless said.
    std::string classes = {};
    Attributes attributes = {};
};
Html error_summary(const Catalogue& t, const ErrorSummary& options);

enum class BannerKind { Important, Success };
struct NotificationBanner {
    Html content;
    BannerKind kind = BannerKind::Important;
    enum class Content { OneLine, Written } content_is = Content::OneLine;  ///< OneLine is styled as a heading.
    std::optional<Html> title = {};
    std::string title_id = "govuk-notification-banner-title";
    int heading_level = 2;
    std::string role = {};
    std::optional<bool> takes_focus = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html notification_banner(const Catalogue& t, const NotificationBanner& options);

struct WarningText {
    Html content;
    std::optional<Html> spoken_first = {};  ///< "Warning" unless given.
    std::string classes = {};
    Attributes attributes = {};
};
Html warning_text(const Catalogue& t, const WarningText& options);

struct InsetText {
    Html content;
    std::string id = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html inset_text(const InsetText& options);

struct Details {
    Html summary;
    Html content;
    std::string id = {};
    bool open = false;
    std::string classes = {};
    Attributes attributes = {};
};
Html details(const Details& options);

struct TagLabel {
    Html content;
    std::string classes = {};
    Attributes attributes = {};
};
Html tag_label(const TagLabel& options);

struct PhaseBanner {
    TagLabel tag;
    Html content;
    std::string classes = {};
    Attributes attributes = {};
};
Html phase_banner(const PhaseBanner& options);

struct PanelAction {
    Html content;
    std::optional<Url> to = {};
    std::string type = {};  ///< "button" makes a link look like one.
    std::string classes = {};
    Attributes attributes = {};
};
struct Panel {
    Html title;
    Html content = {};
    int heading_level = 1;
    std::string classes = {};  ///< `govuk-panel--interruption` makes it a stop on the way, with actions.
    std::optional<std::vector<PanelAction>> actions = {};
    std::string actions_classes = {};
    Attributes actions_attributes = {};
    Attributes attributes = {};
};
Html panel(const Panel& options);

struct ExitThisPage {
    Url to = "https://www.bbc.co.uk/weather";
    Html content = {};  ///< "Emergency Exit this page" unless given.
    std::string id = {};
    std::string classes = {};
    Attributes words = {};  ///< `data-i18n.…` for script.
    Attributes attributes = {};
};
Html exit_this_page(const Catalogue& t, const ExitThisPage& options);

}  // namespace web::html::govuk
