#include "web/html/components/notices.h"

#include <array>

#include "base/assert.h"
#include "web/html/components/navigation.h"

namespace web::html::govuk {

namespace {

/// `h1` to `h6`.
Tag heading(int level) {
    static constexpr std::array<Tag, 6> headings{tag::h1, tag::h2, tag::h3, tag::h4, tag::h5, tag::h6};
    CAIRN_ASSERT(level >= 1 && level <= 6);
    return headings[static_cast<std::size_t>(level - 1)];
}

/// GOV.UK's `disableAutoFocus`, written only when it was said.
std::optional<std::string_view> focus_disabled(std::optional<bool> takes_focus) {
    if (!takes_focus) return std::nullopt;
    return *takes_focus ? "false" : "true";
}

}  // namespace

Html error_summary(const Catalogue& t, const ErrorSummary& options) {
    const Html list = options.errors.empty() ? Html{} : Html{tag::ul(cls("govuk-list govuk-error-summary__list"), each(options.errors, [](Html& out, const ErrorLink& error) {
        if (error.to) out << tag::li(tag::a(href(*error.to), AttributesOf{error.attributes}, error.content));
        else out << tag::li(error.content);
    }))};
    return tag::div(cls(classes_of("govuk-error-summary", options.classes)), attr("data-disable-auto-focus", focus_disabled(options.takes_focus)),
                    AttributesOf{options.attributes}, attr("data-module", "govuk-error-summary"),
                    tag::div(role("alert"), tag::h2(cls("govuk-error-summary__title"), options.title ? *options.title : Html{t("web.govuk.problem")}),
                             tag::div(cls("govuk-error-summary__body"), when(!options.description.empty(), tag::p(options.description)), list)));
}

Html notification_banner(const Catalogue& t, const NotificationBanner& options) {
    const bool success = options.kind == BannerKind::Success;
    const Html title = options.title ? *options.title : Html{success ? t("web.govuk.success") : t("web.govuk.important")};
    const std::string kind = success ? "govuk-notification-banner govuk-notification-banner--success" : "govuk-notification-banner";
    const std::string own_role = options.role.empty() ? (success ? "alert" : "region") : options.role;
    const bool one_line = options.content_is == NotificationBanner::Content::OneLine && !options.content.empty();
    return tag::div(cls(classes_of(kind, options.classes)), role(own_role), labelled_by(options.title_id), attr("data-module", "govuk-notification-banner"),
                    attr("data-disable-auto-focus", focus_disabled(options.takes_focus)), AttributesOf{options.attributes},
                    tag::div(cls("govuk-notification-banner__header"),
                             heading(options.heading_level)(cls("govuk-notification-banner__title"), id(options.title_id), title)),
                    tag::div(cls("govuk-notification-banner__content"),
                             one_line ? Html{tag::p(cls("govuk-notification-banner__heading"), options.content)} : options.content));
}

Html warning_text(const Catalogue& t, const WarningText& options) {
    return tag::div(cls(classes_of("govuk-warning-text", options.classes)), AttributesOf{options.attributes},
                    tag::span(cls("govuk-warning-text__icon"), attr("aria-hidden", "true"), sign("!")),
                    tag::strong(cls("govuk-warning-text__text"),
                                tag::span(cls("govuk-visually-hidden"), options.spoken_first ? *options.spoken_first : Html{t("web.govuk.warning")}),
                                sign(" "), options.content));
}

Html inset_text(const InsetText& options) {
    return tag::div(attr("id", if_any(options.id)), cls(classes_of("govuk-inset-text", options.classes)), AttributesOf{options.attributes}, options.content);
}

Html details(const Details& options) {
    return tag::details(attr("id", if_any(options.id)), cls(classes_of("govuk-details", options.classes)), AttributesOf{options.attributes},
                        flag("open", options.open),
                        tag::summary(cls("govuk-details__summary"), tag::span(cls("govuk-details__summary-text"), options.summary)),
                        tag::div(cls("govuk-details__text"), options.content));
}

Html tag_label(const TagLabel& options) {
    return tag::strong(cls(classes_of("govuk-tag", options.classes)), AttributesOf{options.attributes}, options.content);
}

Html phase_banner(const PhaseBanner& options) {
    const Html own_tag = tag_label({.content = options.tag.content, .classes = classes_of("govuk-phase-banner__content__tag", options.tag.classes)});
    return tag::div(cls(classes_of("govuk-phase-banner govuk-width-container", options.classes)), AttributesOf{options.attributes},
                    tag::p(cls("govuk-phase-banner__content"), own_tag, sign(" "), tag::span(cls("govuk-phase-banner__text"), options.content)));
}

namespace {

Html panel_action(const PanelAction& action) {
    if (action.to && action.type != "button")
        return tag::a(cls(classes_of("govuk-link govuk-link--inverse", action.classes)), href(*action.to), AttributesOf{action.attributes}, action.content);
    return button({.content = action.content,
                   .type = action.type.empty() ? "button" : action.type,
                   .to = action.to,
                   .classes = classes_of("govuk-button--inverse", action.classes),
                   .attributes = action.attributes});
}

Html panel_actions(const Panel& options) {
    const std::vector<PanelAction>& actions = *options.actions;
    return tag::div(cls(classes_of("govuk-panel__actions", options.actions_classes)), AttributesOf{options.actions_attributes},
                    when(!actions.empty(), [&](Html& out) { out << tag::div(cls("govuk-button-group"), each(actions, panel_action)); }));
}

}  // namespace

Html panel(const Panel& options) {
    const bool interrupts = options.classes.find("govuk-panel--interruption") != std::string::npos;
    const std::string own = interrupts ? "govuk-panel" : "govuk-panel govuk-panel--confirmation";
    return tag::div(cls(classes_of(own, options.classes)), AttributesOf{options.attributes},
                    heading(options.heading_level)(cls("govuk-panel__title"), options.title),
                    when(!options.content.empty(), tag::div(cls("govuk-panel__body"), options.content)),
                    when(interrupts && options.actions, [&](Html& out) { out << panel_actions(options); }));
}

Html exit_this_page(const Catalogue& t, const ExitThisPage& options) {
    const Html usual = together(tag::span(cls("govuk-visually-hidden"), t("web.govuk.exit_emergency")), sign(" "), t("web.govuk.exit"));
    return tag::div(attr("id", if_any(options.id)), cls(classes_of("govuk-exit-this-page", options.classes)), attr("data-module", "govuk-exit-this-page"),
                    AttributesOf{options.attributes}, AttributesOf{options.words},
                    button({.content = options.content.empty() ? usual : options.content,
                            .to = options.to,
                            .classes = "govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button",
                            .attributes = Attributes{}.add("rel", "nofollow noreferrer")}));
}

}  // namespace web::html::govuk
